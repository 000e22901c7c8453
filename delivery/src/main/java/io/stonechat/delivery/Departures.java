package io.stonechat.delivery;

import io.stonechat.session.NotSent;
import io.stonechat.session.Outcome;
import io.stonechat.store.Attempt;
import io.stonechat.store.AttemptResult;
import io.stonechat.store.Durability;
import io.stonechat.store.MessageId;
import io.stonechat.store.StoredMessage;
import io.stonechat.store.StoredState;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The attempts of a lane: takes what is due, has the beginning of a whole page of attempts stored, then sends them in
 * order.
 *
 * <p>Only one page at a time is on its way into the store, and nothing is asked for meanwhile: so no message is ever begun
 * twice. While a page is stored the next one gathers by itself. Used by its lane's worker.
 */
final class Departures {

    private static final Logger LOG = LoggerFactory.getLogger(Departures.class);
    private static final int PAGE = 256;

    private final Lane lane;
    private final Link link;
    private final LaneContext context;
    private final Selection selection;
    private final ArrayDeque<MessageId> urgent = new ArrayDeque<>();
    /** What came late while a page was on its way into the store: a message of that page needs no other attempt. */
    private final List<Late> late = new ArrayList<>();

    private boolean boarding;
    /** Beginnings of which the store did not say whether they are stored. */
    private int doubtful;

    private int onWire;
    private final AtomicInteger open = new AtomicInteger();

    /** The outcome, after all, of an attempt that had ended unknown. */
    private record Late(MessageId id, int number, Outcome outcome, Moment moment) {}

    Departures(Lane lane, Link link, LaneContext context) {
        this.lane = lane;
        this.link = link;
        this.context = context;
        this.selection = new Selection(lane.queue(), context.store());
    }

    /** How many attempts have begun whose outcome is not stored. Any thread. */
    int open() {
        return open.get();
    }

    void urgent(MessageId id) {
        urgent.add(id);
    }

    /** The outcome of an attempt is stored. */
    void settled() {
        open.decrementAndGet();
    }

    /** Begins what there is room for. */
    void go(Instant now) {
        int room = room();
        if (boarding || doubtful > 0 || room <= 0) {
            return;
        }
        List<StoredMessage> page = next(now, room);
        putBack();
        if (page.isEmpty()) {
            wait(now);
            return;
        }
        boarding = true;
        // A drain that finds nobody inside must be able to rely on it.
        context.gate().entered();
        Moment moment = context.moment();
        List<Step> steps = new ArrayList<>(page.size());
        for (StoredMessage message : page) {
            steps.add(Step.of(message, current -> begin(current, moment)));
        }
        var _ = context.journal()
                .changeAll(Durability.WRITTEN, steps)
                .thenAccept(results -> lane.post(() -> boarded(results)));
    }

    /** As many as the peer takes, and no more than can be held while the store is slow. */
    private int room() {
        int window = link.window();
        int free = Math.min(window - onWire, window + PAGE - open.get());
        return selection.isAlone() ? 0 : Math.min(PAGE, free);
    }

    /** What is to be sent now: what an ESME waits for first, then what is due. */
    private List<StoredMessage> next(Instant now, int room) {
        List<StoredMessage> found = new ArrayList<>();
        while (found.size() < room && !urgent.isEmpty()) {
            context.store().find(urgent.poll()).ifPresent(found::add);
        }
        return found.isEmpty() ? selection.next(now, room, onWire) : found;
    }

    /** What comes too early stands in the way of others: it waits where the one is that it waits for. */
    private void putBack() {
        for (Selection.Held held : selection.held()) {
            long version = held.message().version();
            Moment moment = context.moment();
            lane.settle(
                    Step.of(
                            held.message(),
                            current -> current.version() == version
                                    ? Optional.of(Attempts.held(current, lane.queue(), held.until(), moment))
                                    : Optional.empty()),
                    () -> {});
        }
    }

    private void wait(Instant now) {
        if (onWire == 0 || !selection.waitsForOthers()) {
            context.store()
                    .nextDue(lane.queue())
                    .ifPresent(at -> lane.alarm().at(at.isAfter(now) ? at : now.plus(Lane.GLANCE)));
        }
    }

    private Optional<Decision> begin(StoredMessage message, Moment moment) {
        if (!waits(message)) {
            return Optional.empty();
        }
        boolean expired = context.expires() && !message.times().validUntil().isAfter(moment.now());
        return Optional.of(
                expired ? context.rules().get().timeouts().expired(message, moment) : link.begin(message, moment));
    }

    private boolean waits(StoredMessage message) {
        return switch (message.state()) {
            case SCHEDULED, QUEUED, UNCERTAIN -> !context.gate().isWithdrawn(message.id());
            case ATTEMPTING, SENT, HELD -> false;
            case DELIVERED, EXPIRED, DELETED, UNDELIVERABLE, ACCEPTED, UNKNOWN, REJECTED, SKIPPED -> false;
            case UNMATCHED, DEAD_LETTER -> false;
        };
    }

    private void boarded(List<StepResult> results) {
        boarding = false;
        try {
            depart(results);
        } finally {
            context.gate().left();
        }
    }

    private void depart(List<StepResult> results) {
        Moment moment = context.moment();
        boolean failed = false;
        for (StepResult result : results) {
            Decision begun = result.decision();
            if (begun != null && begun.next().state() == StoredState.ATTEMPTING) {
                if (isAnswered(begun.stored())) {
                    continue;
                }
                if (context.gate().isOpen()) {
                    send(begun.stored(), moment);
                } else {
                    takeBack(begun.stored());
                }
            } else if (result.storeFailed()) {
                context.watch().failed(result.failure());
                failed = true;
                undo(result.step());
            } else if (result.unprocessable()) {
                setAside(result.step(), result.failure());
            }
        }
        late.forEach(this::settleLate);
        late.clear();
        if (failed) {
            lane.rest(moment.now());
        } else {
            context.watch().works();
        }
    }

    /** The gateway is about to stop, and this one has not been sent. */
    private void takeBack(StoredMessage message) {
        int number = message.progress().attempts().getLast().number();
        open.incrementAndGet();
        context.gate().entered();
        Outcome notSent = new NotSent("The gateway is about to stop.");
        lane.settle(message, current -> after(current, number, notSent, context.moment()));
    }

    /** Whether an earlier attempt was answered after all while this one was stored: then this one is not written. */
    private boolean isAnswered(StoredMessage begun) {
        for (Late one : late) {
            if (one.id().equals(begun.id())) {
                int unwritten = begun.progress().attempts().getLast().number();
                late.remove(one);
                open.incrementAndGet();
                context.gate().entered();
                lane.settle(
                        begun,
                        current -> has(current, unwritten, AttemptResult.OPEN)
                                ? Optional.of(
                                        link.answered(current, unwritten, one.number(), one.outcome(), one.moment()))
                                : Optional.empty());
                return true;
            }
        }
        return false;
    }

    /** A store that failed may have stored the beginning all the same: then the attempt was never sent. */
    private void undo(Step step) {
        StoredMessage read = step.read();
        if (read == null) {
            return;
        }
        int number = read.progress().nextAttempt();
        doubtful++;
        lane.settle(
                step.instead(current ->
                        after(current, number, new NotSent("The store did not take the beginning."), context.moment())),
                () -> doubtful--);
    }

    private void setAside(Step step, @Nullable Throwable failure) {
        LOG.error("Message {} cannot be processed and is set aside.", step.id(), failure);
        Moment moment = context.moment();
        Endings endings = context.rules().get().endings();
        lane.settle(step.instead(current -> endings.aside(current, moment)), () -> {});
    }

    private void send(StoredMessage message, Moment moment) {
        int number = message.progress().attempts().getLast().number();
        onWire++;
        open.incrementAndGet();
        context.gate().entered();
        selection.sent(message);
        CompletableFuture<Outcome> outcome;
        try {
            outcome = link.send(message, link.pdu(message, moment.now()), late -> late(message.id(), number, late));
        } catch (RuntimeException failure) {
            LOG.error("Message {} cannot be processed and is set aside.", message.id(), failure);
            landed(message);
            Endings endings = context.rules().get().endings();
            lane.settle(message, current -> endings.aside(current, moment));
            return;
        }
        var _ = outcome.whenComplete((result, failure) ->
                lane.post(() -> landed(message, number, failure == null ? result : Outcome.of(failure))));
    }

    private void landed(StoredMessage message) {
        onWire--;
        selection.landed(message);
    }

    private void landed(StoredMessage message, int number, Outcome outcome) {
        Moment moment = context.moment();
        landed(message);
        lane.landed(outcome);
        lane.settle(message, current -> after(current, number, outcome, moment));
    }

    private Optional<Decision> after(StoredMessage message, int number, Outcome outcome, Moment moment) {
        return has(message, number, AttemptResult.OPEN)
                ? Optional.of(link.after(message, number, outcome, moment))
                : Optional.empty();
    }

    private void late(MessageId id, int number, Outcome outcome) {
        Late one = new Late(id, number, outcome, context.moment());
        lane.post(() -> {
            if (boarding) {
                late.add(one);
            } else {
                settleLate(one);
            }
        });
    }

    private void settleLate(Late one) {
        lane.settle(
                new Step(
                        one.id(),
                        null,
                        message -> has(message, one.number(), AttemptResult.UNKNOWN)
                                ? Optional.of(link.late(message, one.number(), one.outcome(), one.moment()))
                                : Optional.empty()),
                () -> {});
    }

    private static boolean has(StoredMessage message, int number, AttemptResult result) {
        for (Attempt attempt : message.progress().attempts()) {
            if (attempt.number() == number) {
                return attempt.result() == result;
            }
        }
        return false;
    }

    /** The link has no room: relayed messages have no queue to wait in. */
    void turnAwayUrgent() {
        Moment moment = context.moment();
        for (MessageId id = urgent.poll(); id != null; id = urgent.poll()) {
            lane.settle(
                    new Step(
                            id,
                            null,
                            message -> waits(message)
                                    ? Optional.of(
                                            context.rules().get().afterOutcome().unavailable(message, moment))
                                    : Optional.empty()),
                    () -> {});
        }
    }
}
