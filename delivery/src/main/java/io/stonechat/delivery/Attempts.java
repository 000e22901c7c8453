package io.stonechat.delivery;

import io.stonechat.session.NotSent;
import io.stonechat.store.Attempt;
import io.stonechat.store.HistoryEntry;
import io.stonechat.store.Place;
import io.stonechat.store.StoredMessage;
import io.stonechat.store.StoredState;
import java.time.Instant;

/** How an attempt begins. Pure. */
final class Attempts {

    private Attempts() {}

    /** An attempt towards an upstream; says which receipts are asked of it. */
    static Decision towards(
            String bind, String domain, RequestReceipts receipts, StoredMessage message, Moment moment) {
        int requested = requested(receipts, message.receipts().asked());
        return begin(message.with(message.receipts().withRequested(requested)), bind, domain, moment);
    }

    /** An attempt towards the ESMEs of an account. */
    static Decision towardsAccount(String account, StoredMessage message, Moment moment) {
        return begin(message, account, "", moment);
    }

    /** No attempt yet: the message waits in its queue until then for one before it. */
    static Decision held(StoredMessage message, String queue, Instant until, Moment moment) {
        Draft draft = new Draft(message, moment);
        draft.move(message.state(), new Place(queue, until));
        draft.tell(0, Reason.ORDER, head -> new MessageEvent.Held(head, until));
        return draft.decision();
    }

    /** An attempt of which there is no trace, but which may have begun. */
    static StoredMessage assumed(StoredMessage message, String target, String domain, Moment moment) {
        int number = message.progress().nextAttempt();
        Attempt attempt = Attempt.begin(number, target, domain, moment.now());
        return message.with(
                message.progress().with(attempt).to(StoredState.ATTEMPTING, new Place(Place.OPEN, moment.now())));
    }

    /** An attempt that had begun and is not written, since one before it was answered after all. */
    static void unwritten(Draft draft, int number) {
        NotSent outcome = new NotSent("an attempt before was answered after all");
        String target = draft.progress().attempt(number).map(Attempt::target).orElse("");
        draft.note(HistoryEntry.Kind.OUTCOME, number, "not sent: " + outcome.reason());
        draft.tell(number, Reason.NOT_SENT, head -> new MessageEvent.AttemptEnded(head, target, outcome));
        draft.progress(draft.progress().without(number));
        draft.move(StoredState.UNCERTAIN, new Place(Place.OPEN, draft.now()));
    }

    private static Decision begin(StoredMessage message, String target, String domain, Moment moment) {
        Draft draft = new Draft(message, moment);
        int number = message.progress().nextAttempt();
        draft.progress(draft.progress().with(Attempt.begin(number, target, domain, moment.now())));
        draft.move(StoredState.ATTEMPTING, new Place(Place.OPEN, moment.now()));
        draft.note(HistoryEntry.Kind.ATTEMPT, number, target);
        draft.tell(number, Reason.DUE, head -> new MessageEvent.AttemptStarted(head, target));
        return draft.decision();
    }

    /** An ESME that wants to know of failures only still needs us to know of everything. */
    private static int requested(RequestReceipts policy, int asked) {
        int acknowledgements = asked & ~0x03;
        return switch (policy) {
            case AS_ASKED -> (asked & 0x03) == 0 ? asked : acknowledgements | 1;
            case ALWAYS -> acknowledgements | 1;
            case NEVER -> 0;
        };
    }
}
