package io.stonechat.delivery;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.MessageIdForm;
import java.time.Duration;
import java.util.Map;

/**
 * How the provider behind a bind is to be treated.
 *
 * @param responseForm how it writes message ids in its responses
 * @param receiptForm how it writes them in its receipts
 * @param onUnknown what happens to a message whose attempt ended unknown
 * @param unknownHold how long such a message is held before it is sent again
 * @param requestReceipts which receipts are asked of it
 * @param receipts how its receipts are to be read
 * @param statuses what its statuses mean, before {@link RetryPolicy#statuses()} is asked
 * @param outgoing how messages are written for it
 * @param queries whether it is asked to query, cancel and replace what it has accepted
 */
public record BindPolicy(
        MessageIdForm responseForm,
        MessageIdForm receiptForm,
        OnUnknown onUnknown,
        Duration unknownHold,
        RequestReceipts requestReceipts,
        ReceiptReading receipts,
        Map<CommandStatus, StatusAction> statuses,
        OutgoingForm outgoing,
        boolean queries) {

    /** Ids as text, resend after 30 s, receipts as the ESME asks, nothing asked of it about what it has accepted. */
    public static final BindPolicy DEFAULT = new BindPolicy(
            MessageIdForm.TEXT,
            MessageIdForm.TEXT,
            OnUnknown.RESEND,
            Duration.ofSeconds(30),
            RequestReceipts.AS_ASKED,
            ReceiptReading.DEFAULT,
            Map.of(),
            OutgoingForm.DEFAULT,
            false);

    /** Keeps an unmodifiable copy of the statuses. */
    public BindPolicy {
        statuses = Map.copyOf(statuses);
    }

    /** Whether its receipt ACCEPTD is the last it will say. */
    public boolean acceptedIsFinal() {
        return receipts.acceptedIsFinal();
    }

    /** A copy with other forms of message ids. */
    public BindPolicy withIdForms(MessageIdForm response, MessageIdForm receipt) {
        return new BindPolicy(
                response, receipt, onUnknown, unknownHold, requestReceipts, receipts, statuses, outgoing, queries);
    }

    /** A copy with another way to treat unknown outcomes. */
    public BindPolicy withUnknown(OnUnknown treatment, Duration hold) {
        return new BindPolicy(
                responseForm, receiptForm, treatment, hold, requestReceipts, receipts, statuses, outgoing, queries);
    }

    /** A copy that asks for other receipts. */
    public BindPolicy withRequestReceipts(RequestReceipts value) {
        return new BindPolicy(
                responseForm, receiptForm, onUnknown, unknownHold, value, receipts, statuses, outgoing, queries);
    }

    /** A copy with other meanings of statuses. */
    public BindPolicy withStatuses(Map<CommandStatus, StatusAction> value) {
        return new BindPolicy(
                responseForm, receiptForm, onUnknown, unknownHold, requestReceipts, receipts, value, outgoing, queries);
    }

    /** A copy for which ACCEPTD is final, or not. */
    public BindPolicy withAcceptedIsFinal(boolean value) {
        return with(new ReceiptReading(value, receipts.states(), receipts.zone()));
    }

    /** A copy whose receipts are read in another way. */
    public BindPolicy with(ReceiptReading value) {
        return new BindPolicy(
                responseForm, receiptForm, onUnknown, unknownHold, requestReceipts, value, statuses, outgoing, queries);
    }

    /** A copy that messages are written for in another way. */
    public BindPolicy with(OutgoingForm value) {
        return new BindPolicy(
                responseForm, receiptForm, onUnknown, unknownHold, requestReceipts, receipts, statuses, value, queries);
    }

    /** A copy that is asked about what it has accepted, or not. */
    public BindPolicy withQueries(boolean value) {
        return new BindPolicy(
                responseForm,
                receiptForm,
                onUnknown,
                unknownHold,
                requestReceipts,
                receipts,
                statuses,
                outgoing,
                value);
    }
}
