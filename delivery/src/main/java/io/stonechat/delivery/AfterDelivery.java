package io.stonechat.delivery;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.EsmClass;
import io.stonechat.session.Accepted;
import io.stonechat.session.NotSent;
import io.stonechat.session.Outcome;
import io.stonechat.session.Rejected;
import io.stonechat.session.Unknown;
import io.stonechat.store.AttemptResult;
import io.stonechat.store.HistoryEntry;
import io.stonechat.store.Place;
import io.stonechat.store.StoredMessage;
import io.stonechat.store.StoredState;
import java.time.Duration;

/** What happens to a receipt or a message from a handset after an attempt towards its ESME. Pure. */
final class AfterDelivery {

    private static final int MOST_DOUBLINGS = 5;

    private final MailboxSettings mailbox;
    private final Endings endings;

    AfterDelivery(MailboxSettings mailbox, Endings endings) {
        this.mailbox = mailbox;
        this.endings = endings;
    }

    Decision decide(StoredMessage message, int number, Outcome outcome, Moment moment) {
        Draft draft = new Draft(message, moment);
        draft.tell(number, reason(outcome), head -> new MessageEvent.DeliveryToEsme(head, message.kind(), outcome));
        switch (outcome) {
            case Accepted(var id) -> {
                draft.attempt(number, attempt -> attempt.accepted(id));
                endings.end(draft, StoredState.DELIVERED, Reason.PEER_ACCEPTED);
            }
            case Rejected(var status) -> {
                draft.attempt(number, attempt -> attempt.rejected(status));
                rejected(draft, status);
            }
            case NotSent(var _, var unencodable)
            when unencodable -> {
                draft.attempt(number, attempt -> attempt.ended(AttemptResult.NOT_SENT));
                setAside(draft, StoredState.UNDELIVERABLE, Reason.UNENCODABLE);
            }
            case NotSent _ -> backInPlace(draft, number);
            case Unknown _ -> {
                draft.attempt(number, attempt -> attempt.ended(AttemptResult.UNKNOWN));
                unanswered(draft);
            }
        }
        return draft.decision();
    }

    private void unanswered(Draft draft) {
        if (isIntermediate(draft.message())) {
            endings.end(draft, StoredState.UNKNOWN, Reason.NO_ANSWER);
        } else {
            retryLater(draft, Reason.NO_ANSWER);
        }
    }

    /** Sent again, it might come after the receipt of the end. */
    private static boolean isIntermediate(StoredMessage message) {
        return (message.pdu().esmClass() & EsmClass.TYPE_MASK) == EsmClass.INTERMEDIATE_NOTIFICATION;
    }

    private void rejected(Draft draft, CommandStatus status) {
        if (isIntermediate(draft.message())) {
            endings.end(draft, StoredState.REJECTED, Reason.PEER_REJECTED);
            return;
        }
        boolean forGood = status.equals(CommandStatus.ESME_RX_P_APPN) || status.equals(CommandStatus.ESME_RX_R_APPN);
        if (forGood) {
            setAside(draft, StoredState.REJECTED, Reason.PEER_REJECTED);
        } else {
            retryLater(draft, Reason.PEER_REJECTED);
        }
    }

    private void setAside(Draft draft, StoredState state, Reason reason) {
        endings.end(draft, state, reason);
        StoredMessage message = draft.message();
        draft.tell(0, reason, head -> new MessageEvent.DeadLettered(head, message.pdu()));
    }

    private static void backInPlace(Draft draft, int number) {
        StoredMessage message = draft.message();
        String account = message.origin().account();
        draft.progress(draft.progress().without(number));
        draft.move(StoredState.QUEUED, Place.forAccount(account, message.times().due()));
        draft.tell(number, Reason.NOT_SENT, head -> new MessageEvent.Parked(head, account));
    }

    private void retryLater(Draft draft, Reason reason) {
        StoredMessage message = draft.message();
        String account = message.origin().account();
        var at = draft.now().plus(pause(message.route().retries()));
        draft.route(message.route().retryAt(0));
        draft.move(StoredState.QUEUED, Place.forAccount(account, at));
        boolean mayHaveArrived = reason == Reason.NO_ANSWER;
        draft.note(HistoryEntry.Kind.RETRY, 0, account + " at " + at + (mayHaveArrived ? ", possible duplicate" : ""));
        draft.tell(0, reason, head -> new MessageEvent.RetryScheduled(head, account, at));
    }

    private Duration pause(int retriesUsed) {
        return mailbox.retryPause().multipliedBy(1L << Math.min(retriesUsed, MOST_DOUBLINGS));
    }

    private static Reason reason(Outcome outcome) {
        return switch (outcome) {
            case Accepted _ -> Reason.PEER_ACCEPTED;
            case Rejected _ -> Reason.PEER_REJECTED;
            case NotSent(var _, var unencodable) -> unencodable ? Reason.UNENCODABLE : Reason.NOT_SENT;
            case Unknown _ -> Reason.NO_ANSWER;
        };
    }
}
