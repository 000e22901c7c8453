package io.stonechat.delivery;

import io.stonechat.protocol.MessageState;
import io.stonechat.store.Attempt;
import io.stonechat.store.HistoryEntry;
import io.stonechat.store.StoredMessage;
import io.stonechat.store.StoredState;
import org.jspecify.annotations.Nullable;

/** What a receipt of an upstream does to the message it found. Pure. */
final class AfterReceipt {

    /** How the history begins the line of a receipt that tells something else after the end. */
    static final String AFTER_THE_END = "after the end: ";

    private final Endings endings;

    AfterReceipt(Endings endings) {
        this.endings = endings;
    }

    Decision decide(StoredMessage message, Match match, UpstreamReceipt receipt, BindPolicy policy, Moment moment) {
        Draft draft = new Draft(message, moment);
        draft.news(receipt.news(moment.now()));
        draft.telling(receipt.telling());
        int number = match.correlation().attempt();
        if (match.candidates() > 1) {
            draft.tell(
                    number,
                    Reason.RECEIPT,
                    head -> new MessageEvent.ReceiptAmbiguous(head, receipt.bind(), match.candidates()));
        }
        MessageState state = receipt.state();
        if (tellsNothingNew(message, number, state)) {
            draft.tell(number, Reason.RECEIPT, head -> new MessageEvent.ReceiptDuplicate(head, receipt.bind(), state));
        } else if (message.state().isFinal()) {
            draft.note(HistoryEntry.Kind.RECEIPT, number, AFTER_THE_END + name(state));
            if (state != null) {
                draft.attempt(number, attempt -> attempt.withReceipt(state));
            }
            endings.toBeTold(draft);
            draft.tell(number, Reason.RECEIPT, head -> new MessageEvent.ReceiptAfterFinal(head, receipt.bind(), state));
        } else {
            draft.note(HistoryEntry.Kind.RECEIPT, number, name(state));
            draft.tell(number, Reason.RECEIPT, head -> new MessageEvent.ReceiptReceived(head, receipt.bind(), state));
            if (state != null) {
                draft.attempt(number, attempt -> attempt.withReceipt(state));
                apply(draft, receipt, state, policy);
            }
        }
        return draft.decision();
    }

    private void apply(Draft draft, UpstreamReceipt receipt, MessageState state, BindPolicy policy) {
        if (receipt.intermediate() || isIntermediate(state, policy)) {
            endings.intermediate(draft, state);
            return;
        }
        draft.progress(draft.progress().withError(receipt.error()));
        if (state == MessageState.DELIVERED || state == MessageState.ACCEPTED) {
            endings.end(draft, StoredState.ofReceipt(state), Reason.RECEIPT);
        } else {
            endings.settle(draft, Reason.RECEIPT);
        }
    }

    private static boolean isIntermediate(MessageState state, BindPolicy policy) {
        return switch (state) {
            case SCHEDULED, ENROUTE -> true;
            case ACCEPTED -> !policy.acceptedIsFinal();
            case DELIVERED, EXPIRED, DELETED, UNDELIVERABLE, UNKNOWN, REJECTED, SKIPPED -> false;
        };
    }

    static boolean tellsNothingNew(StoredMessage message, int number, @Nullable MessageState state) {
        return state != null
                && message.progress()
                        .attempt(number)
                        .map(Attempt::receipt)
                        .filter(state::equals)
                        .isPresent();
    }

    private static String name(@Nullable MessageState state) {
        return state == null ? "no state" : state.name();
    }
}
