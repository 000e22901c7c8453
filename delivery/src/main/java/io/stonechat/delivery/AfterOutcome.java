package io.stonechat.delivery;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.session.Accepted;
import io.stonechat.session.NotSent;
import io.stonechat.session.Outcome;
import io.stonechat.session.Rejected;
import io.stonechat.session.Unknown;
import io.stonechat.store.Attempt;
import io.stonechat.store.AttemptResult;
import io.stonechat.store.Change;
import io.stonechat.store.Correlation;
import io.stonechat.store.DeliveryMode;
import io.stonechat.store.HistoryEntry;
import io.stonechat.store.Place;
import io.stonechat.store.StoredMessage;
import io.stonechat.store.StoredState;
import java.util.OptionalInt;

/** What happens to a message after an attempt towards an upstream. Pure: a record and an outcome in, a decision out. */
final class AfterOutcome {

    private final RetryPolicy retry;
    private final Endings endings;
    private final Interest interest;

    AfterOutcome(RetryPolicy retry, Endings endings, Interest interest) {
        this.retry = retry;
        this.endings = endings;
        this.interest = interest;
    }

    /** What a status of this provider means. */
    StatusAction action(BindPolicy policy, CommandStatus status) {
        StatusAction action = policy.statuses().get(status);
        return action != null ? action : retry.statuses().getOrDefault(status, StatusAction.RETRY);
    }

    /** Whether the outcome says that the bind has no room now. */
    boolean parks(BindPolicy policy, Outcome outcome) {
        return switch (outcome) {
            case Accepted _, Unknown _ -> false;
            case NotSent(var _, var unencodable) -> !unencodable;
            case Rejected(var status) -> action(policy, status) == StatusAction.PARK;
        };
    }

    /** The outcome of the attempt that is open. */
    Decision decide(StoredMessage message, int number, Outcome outcome, BindPolicy policy, Moment moment) {
        Draft draft = new Draft(message, moment);
        String target = target(message, number);
        draft.note(kind(outcome), number, describe(outcome));
        draft.tell(number, reason(policy, outcome), head -> new MessageEvent.AttemptEnded(head, target, outcome));
        record(draft, number, outcome, policy);
        if (message.state() == StoredState.ATTEMPTING && isTaken(draft.message()) && !(outcome instanceof Accepted)) {
            taken(draft);
        } else if (message.state() == StoredState.ATTEMPTING) {
            askOrProceed(draft, number, outcome, policy);
        }
        return draft.decision();
    }

    /** An attempt before was accepted after all, too late to stop this one: it needs no other. */
    private void taken(Draft draft) {
        if (draft.message().receipts().isRequested()) {
            endings.awaitReceipt(draft);
        } else {
            endings.end(draft, StoredState.ACCEPTED, Reason.PEER_ACCEPTED);
        }
    }

    private static boolean isTaken(StoredMessage message) {
        for (Attempt attempt : message.progress().attempts()) {
            if (attempt.result() == AttemptResult.ACCEPTED && !Endings.hasFailed(attempt)) {
                return true;
            }
        }
        return false;
    }

    /** The outcome, after all, of an attempt that had ended unknown. */
    Decision late(StoredMessage message, int number, Outcome outcome, BindPolicy policy, Moment moment) {
        Draft draft = new Draft(message, moment);
        late(draft, number, outcome, policy);
        return draft.decision();
    }

    /** The same, of a message that something has happened to already. */
    void late(Draft draft, int number, Outcome outcome, BindPolicy policy) {
        StoredMessage message = draft.message();
        String target = target(message, number);
        draft.note(HistoryEntry.Kind.LATE_OUTCOME, number, describe(outcome));
        draft.tell(number, reason(policy, outcome), head -> new MessageEvent.LateOutcome(head, target, outcome));
        record(draft, number, outcome, policy);
        switch (message.state()) {
            case SCHEDULED, QUEUED, UNCERTAIN -> askOrProceed(draft, number, outcome, policy);
            case SENT -> endings.settle(draft, reason(policy, outcome));
            case ATTEMPTING, HELD -> {}
            case DELIVERED, EXPIRED, DELETED, UNDELIVERABLE, ACCEPTED, UNKNOWN, REJECTED, SKIPPED -> {}
            case UNMATCHED, DEAD_LETTER -> {}
        }
    }

    /** A relayed message whose bind cannot be sent to now: its next bind, or the end of the ESME's wait. */
    Decision unavailable(StoredMessage message, Moment moment) {
        Draft draft = new Draft(message, moment);
        next(draft, StoredState.UNDELIVERABLE, Reason.NOT_SENT);
        return draft.decision();
    }

    /** Writes the outcome into the attempt, and ties the upstream's id to it. */
    private void record(Draft draft, int number, Outcome outcome, BindPolicy policy) {
        switch (outcome) {
            case Accepted(var id) -> {
                draft.attempt(number, attempt -> attempt.accepted(id));
                draft.progress().attempt(number).ifPresent(attempt -> correlate(draft, attempt, id, policy));
            }
            case Rejected(var status)
            when action(policy, status) == StatusAction.UNKNOWN ->
                draft.attempt(number, attempt -> attempt.ended(AttemptResult.UNKNOWN));
            case Rejected(var status)
            when action(policy, status) == StatusAction.PARK
                    && draft.message().route().mode() == DeliveryMode.QUEUE ->
                draft.progress(draft.progress().without(number));
            case Rejected(var status) -> draft.attempt(number, attempt -> attempt.rejected(status));
            case NotSent(var _, var unencodable)
            when unencodable -> draft.attempt(number, attempt -> attempt.ended(AttemptResult.NOT_SENT));
            case NotSent _ -> draft.progress(draft.progress().without(number));
            case Unknown _ -> draft.attempt(number, attempt -> attempt.ended(AttemptResult.UNKNOWN));
        }
    }

    private static void correlate(Draft draft, Attempt attempt, String id, BindPolicy policy) {
        if (!id.isEmpty()) {
            StoredMessage message = draft.message();
            draft.also(new Change.Correlate(new Correlation(
                    attempt.domain(),
                    policy.responseForm().normalise(id),
                    message.id(),
                    attempt.number(),
                    message.outgoingDestination(),
                    draft.now())));
        }
    }

    /** Lets the message wait for the script's word, if there is one who wants to have it; what came of it is recorded. */
    private void askOrProceed(Draft draft, int number, Outcome outcome, BindPolicy policy) {
        StoredMessage message = draft.message();
        boolean unknown = isUnknown(policy, outcome);
        HookKind hook = unknown ? HookKind.UNKNOWN : HookKind.FAILURE;
        boolean failed = !(outcome instanceof Accepted) && !parks(policy, outcome);
        if (!failed || message.route().mode() != DeliveryMode.QUEUE || !interest.asks(hook)) {
            proceed(draft, number, outcome, policy);
        } else if (unknown) {
            draft.move(StoredState.UNCERTAIN, Turns.unknown(message, draft.now()));
        } else {
            draft.move(StoredState.QUEUED, Turns.failure(message, draft.now()));
        }
    }

    /** What follows by the rules on the last attempt, when the script that was asked leaves it to them. */
    void ruled(Draft draft, BindPolicy policy) {
        Attempt last = draft.progress().attempts().getLast();
        proceed(draft, last.number(), outcome(last), policy);
    }

    private static Outcome outcome(Attempt failed) {
        CommandStatus status = failed.status();
        return switch (failed.result()) {
            case REJECTED -> status == null ? new Unknown("no answer") : new Rejected(status);
            case NOT_SENT -> new NotSent("it cannot be encoded", true);
            case OPEN, ACCEPTED, UNKNOWN -> new Unknown("no answer");
        };
    }

    private boolean isUnknown(BindPolicy policy, Outcome outcome) {
        return switch (outcome) {
            case Unknown _ -> true;
            case Rejected(var status) -> action(policy, status) == StatusAction.UNKNOWN;
            case Accepted _, NotSent _ -> false;
        };
    }

    private void proceed(Draft draft, int number, Outcome outcome, BindPolicy policy) {
        switch (outcome) {
            case Accepted(var id) -> accepted(draft, id);
            case NotSent(var _, var unencodable) when unencodable -> unencodable(draft);
            case NotSent _ -> park(draft, number, Reason.NOT_SENT);
            case Unknown _ -> unknown(draft, policy);
            case Rejected(var status) -> {
                switch (action(policy, status)) {
                    case PERMANENT -> refused(draft, StoredState.REJECTED, Reason.PEER_REJECTED);
                    case RETRY -> next(draft, StoredState.REJECTED, Reason.PEER_REJECTED);
                    case FAILOVER -> failover(draft, StoredState.REJECTED, Reason.PEER_REJECTED);
                    case PARK -> park(draft, number, Reason.PEER_BUSY);
                    case UNKNOWN -> unknown(draft, policy);
                }
            }
        }
    }

    private void accepted(Draft draft, String id) {
        if (!id.isEmpty() && draft.message().receipts().isRequested()) {
            endings.awaitReceipt(draft);
        } else {
            endings.end(draft, StoredState.ACCEPTED, Reason.PEER_ACCEPTED);
        }
    }

    private void refused(Draft draft, StoredState failure, Reason reason) {
        abandonRelay(draft);
        endings.failOrWait(draft, failure, reason);
    }

    /** On to the next bind of the chain, or the end: to try this one again would be no use. */
    private void failover(Draft draft, StoredState failure, Reason reason) {
        StoredMessage message = draft.message();
        Chain chain = Chain.of(message.route());
        OptionalInt step = chain.next(message.route().position());
        if (message.route().mode() == DeliveryMode.ABANDONED || step.isEmpty()) {
            refused(draft, failure, reason);
        } else {
            moveOn(draft, chain, step.getAsInt(), reason);
        }
    }

    /** It fits into no PDU of this bind: others may be written differently, and this one must not stand in the way of those behind it. */
    private void unencodable(Draft draft) {
        failover(draft, StoredState.UNDELIVERABLE, Reason.UNENCODABLE);
        StoredMessage message = draft.message();
        if (message.state() == StoredState.UNDELIVERABLE) {
            draft.tell(0, Reason.UNENCODABLE, head -> new MessageEvent.DeadLettered(head, message.pdu()));
        }
    }

    /** On to the next bind of the chain, or back to its first after a pause, or the end. */
    private void next(Draft draft, StoredState failure, Reason reason) {
        StoredMessage message = draft.message();
        Chain chain = Chain.of(message.route());
        OptionalInt step = chain.next(message.route().position());
        if (message.route().mode() == DeliveryMode.ABANDONED) {
            refused(draft, failure, reason);
        } else if (step.isPresent()) {
            moveOn(draft, chain, step.getAsInt(), reason);
        } else if (chain.endsInQueue()) {
            retryLater(draft, chain, reason);
        } else {
            refused(draft, failure, reason);
        }
    }

    static void moveOn(Draft draft, Chain chain, int step, Reason reason) {
        StoredMessage message = draft.message();
        String from = chain.bind(message.route().position());
        String to = chain.bind(step);
        draft.route(message.route().at(step));
        Place place = message.route().mode() == DeliveryMode.RELAY
                ? new Place(Place.RELAY, message.times().validUntil())
                : Place.forBind(to, message.times().due());
        draft.move(StoredState.QUEUED, place);
        draft.note(HistoryEntry.Kind.FAILOVER, 0, from + " to " + to);
        draft.tell(0, reason, head -> new MessageEvent.FailedOver(head, from, to));
    }

    private void retryLater(Draft draft, Chain chain, Reason reason) {
        StoredMessage message = draft.message();
        var at = draft.now().plus(retry.pause(message.route().retries()));
        String first = chain.bind(0);
        draft.route(message.route().retryAt(0).as(DeliveryMode.QUEUE));
        Place place = Turns.isChosen(message.route()) ? Turns.route(message, at) : Place.forBind(first, at);
        draft.move(StoredState.QUEUED, place);
        draft.note(HistoryEntry.Kind.RETRY, 0, first + " at " + at);
        draft.tell(0, reason, head -> new MessageEvent.RetryScheduled(head, first, at));
    }

    /** Back to its place in the queue of its bind; a relayed message has no queue to go back to and moves on. */
    private void park(Draft draft, int number, Reason reason) {
        StoredMessage message = draft.message();
        if (message.route().mode() != DeliveryMode.QUEUE) {
            next(draft, StoredState.UNDELIVERABLE, reason);
            return;
        }
        String bind = Chain.of(message.route()).bind(message.route().position());
        draft.move(StoredState.QUEUED, Place.forBind(bind, message.times().due()));
        draft.note(HistoryEntry.Kind.PARKED, number, bind);
        draft.tell(number, reason, head -> new MessageEvent.Parked(head, bind));
    }

    private static HistoryEntry.Kind kind(Outcome outcome) {
        return outcome instanceof Unknown(var _, var linkLost) && linkLost
                ? HistoryEntry.Kind.LINK_LOST
                : HistoryEntry.Kind.OUTCOME;
    }

    private void unknown(Draft draft, BindPolicy policy) {
        abandonRelay(draft);
        StoredMessage message = draft.message();
        if (Poison.isProven(message)) {
            endings.end(draft, StoredState.UNKNOWN, Reason.POISON);
            draft.tell(0, Reason.POISON, head -> new MessageEvent.DeadLettered(head, message.pdu()));
            return;
        }
        long unknown = message.progress().attempts().stream()
                .filter(attempt -> attempt.result() == AttemptResult.UNKNOWN)
                .count();
        var at = draft.now().plus(policy.unknownHold());
        if (message.route().mode() == DeliveryMode.QUEUE
                && policy.onUnknown() == OnUnknown.RESEND
                && unknown <= retry.unknownResends()) {
            String bind = Chain.of(message.route()).bind(message.route().position());
            draft.move(StoredState.UNCERTAIN, Place.forBind(bind, at));
            draft.note(HistoryEntry.Kind.RETRY, 0, bind + " at " + at);
            draft.tell(0, Reason.NO_ANSWER, head -> new MessageEvent.RetryScheduled(head, bind, at));
        } else {
            // A late response may still come: the end waits as long as a resend would.
            draft.move(StoredState.UNCERTAIN, new Place(Place.RECEIPT, at));
        }
    }

    private static void abandonRelay(Draft draft) {
        if (draft.message().route().mode() == DeliveryMode.RELAY) {
            draft.route(draft.message().route().as(DeliveryMode.ABANDONED));
        }
    }

    private static String target(StoredMessage message, int number) {
        return message.progress().attempt(number).map(Attempt::target).orElse("");
    }

    private Reason reason(BindPolicy policy, Outcome outcome) {
        return switch (outcome) {
            case Accepted _ -> Reason.PEER_ACCEPTED;
            case Rejected _ -> parks(policy, outcome) ? Reason.PEER_BUSY : Reason.PEER_REJECTED;
            case NotSent(var _, var unencodable) -> unencodable ? Reason.UNENCODABLE : Reason.NOT_SENT;
            case Unknown _ -> Reason.NO_ANSWER;
        };
    }

    private static String describe(Outcome outcome) {
        return switch (outcome) {
            case Accepted(var id) -> "accepted as " + id;
            case Rejected(var status) -> "rejected with " + status.name();
            case NotSent(var reason, var _) -> "not sent: " + reason;
            case Unknown(var reason, var _) -> "unknown: " + reason;
        };
    }
}
