package io.stonechat.delivery;

import io.stonechat.store.AttemptResult;
import io.stonechat.store.DeliveryMode;
import io.stonechat.store.HistoryEntry;
import io.stonechat.store.StoredMessage;
import io.stonechat.store.StoredState;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/** What the passing of time does to a message. Pure. */
final class Timeouts {

    private static final Set<HistoryEntry.Kind> MOVES = EnumSet.of(
            HistoryEntry.Kind.SCRIPT, HistoryEntry.Kind.ACCEPTED, HistoryEntry.Kind.FAILOVER, HistoryEntry.Kind.RETRY);

    private final Endings endings;
    private final Interest interest;

    Timeouts(Endings endings, Interest interest) {
        this.endings = endings;
        this.interest = interest;
    }

    /** Its validity has ended while it waited to be sent. */
    Decision expired(StoredMessage message, Moment moment) {
        Draft draft = new Draft(message, moment);
        draft.tell(0, Reason.VALIDITY_ENDED, head -> new MessageEvent.Expired(head, message.kind()));
        if (message.route().mode() == DeliveryMode.RELAY) {
            draft.route(message.route().as(DeliveryMode.ABANDONED));
        }
        boolean mayBeOut =
                message.progress().attempts().stream().anyMatch(attempt -> attempt.result() == AttemptResult.UNKNOWN);
        endings.end(draft, mayBeOut ? StoredState.UNKNOWN : StoredState.EXPIRED, Reason.VALIDITY_ENDED);
        return draft.decision();
    }

    /** No receipt came in time, or no late response. */
    Decision receiptWaitOver(StoredMessage message, Moment moment) {
        Draft draft = new Draft(message, moment);
        endings.end(draft, StoredState.UNKNOWN, Reason.RECEIPT_WAIT_ENDED);
        return draft.decision();
    }

    /** The ESME that waits for a relayed message waits no longer. */
    Decision relayDeadline(StoredMessage message, Moment moment) {
        Draft draft = new Draft(message, moment);
        draft.route(message.route().as(DeliveryMode.ABANDONED));
        if (message.state() == StoredState.QUEUED) {
            endings.end(draft, StoredState.EXPIRED, Reason.VALIDITY_ENDED);
        }
        return draft.decision();
    }

    /** Its bind is parked for too long: on to the next one that is not, if there is one. */
    Optional<Decision> failover(StoredMessage message, Predicate<String> usable, Moment moment) {
        Chain chain = Chain.of(message.route());
        OptionalInt step = chain.nextUsable(message.route().position(), usable);
        boolean mayMove = message.state() == StoredState.QUEUED || message.state() == StoredState.SCHEDULED;
        if (!mayMove) {
            return Optional.empty();
        }
        if (step.isEmpty()) {
            return askWhenStuck(message, moment);
        }
        Draft draft = new Draft(message, moment);
        AfterOutcome.moveOn(draft, chain, step.getAsInt(), Reason.PARKED_TOO_LONG);
        return Optional.of(draft.decision());
    }

    /** There is no way on: the script is asked, once until the message moves. */
    private Optional<Decision> askWhenStuck(StoredMessage message, Moment moment) {
        boolean ask = interest.asks(HookKind.FAILURE) && message.route().mode() == DeliveryMode.QUEUE;
        if (!ask || hasBeenAsked(message)) {
            return Optional.empty();
        }
        Draft draft = new Draft(message, moment);
        draft.move(message.state(), Turns.parked(message, moment.now()));
        return Optional.of(draft.decision());
    }

    private static boolean hasBeenAsked(StoredMessage message) {
        return message.progress().history().reversed().stream()
                .map(HistoryEntry::kind)
                .filter(MOVES::contains)
                .findFirst()
                .filter(kind -> kind != HistoryEntry.Kind.SCRIPT)
                .isEmpty();
    }
}
