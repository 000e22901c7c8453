package io.stonechat.delivery;

import io.stonechat.session.Outcome;
import io.stonechat.store.AttemptResult;
import io.stonechat.store.MessageId;
import io.stonechat.store.StoredMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The outcomes, after all, of attempts that had ended unknown. One that comes while another attempt of its message is on its
 * way into the store waits for that: the other one need not be written then. Used by its lane's worker.
 */
final class LateOutcomes {

    private final Lane lane;
    private final Link link;
    private final List<Late> waiting = new ArrayList<>();

    /** The outcome of an attempt that had ended unknown. */
    record Late(MessageId id, int number, Outcome outcome, Moment moment) {}

    LateOutcomes(Lane lane, Link link) {
        this.lane = lane;
        this.link = link;
    }

    /** Keeps one until it is known which attempts have begun meanwhile. */
    void keep(Late one) {
        waiting.add(one);
    }

    /** What to store instead of sending this attempt, if one before it was answered after all. */
    Optional<Journal.Rule> instead(StoredMessage begun) {
        for (Late one : waiting) {
            if (one.id().equals(begun.id())) {
                waiting.remove(one);
                int unwritten = begun.progress().attempts().getLast().number();
                return Optional.of(current -> Attempts.has(current, unwritten, AttemptResult.OPEN)
                        ? Optional.of(link.answered(current, unwritten, one.number(), one.outcome(), one.moment()))
                        : Optional.empty());
            }
        }
        return Optional.empty();
    }

    /** Has those stored that were kept and changed no attempt. */
    void settle() {
        waiting.forEach(this::settle);
        waiting.clear();
    }

    /** Has one stored. */
    void settle(Late one) {
        lane.settle(
                new Step(
                        one.id(),
                        null,
                        message -> Attempts.has(message, one.number(), AttemptResult.UNKNOWN)
                                ? Optional.of(link.late(message, one.number(), one.outcome(), one.moment()))
                                : Optional.empty()),
                () -> {});
    }
}
