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
 * @param acceptedIsFinal whether its receipt ACCEPTD is the last it will say
 * @param statuses what its statuses mean, before {@link RetryPolicy#statuses()} is asked
 */
public record BindPolicy(
        MessageIdForm responseForm,
        MessageIdForm receiptForm,
        OnUnknown onUnknown,
        Duration unknownHold,
        RequestReceipts requestReceipts,
        boolean acceptedIsFinal,
        Map<CommandStatus, StatusAction> statuses) {

    /** Ids as text, resend after 30 s, receipts as the ESME asks. */
    public static final BindPolicy DEFAULT = new BindPolicy(
            MessageIdForm.TEXT,
            MessageIdForm.TEXT,
            OnUnknown.RESEND,
            Duration.ofSeconds(30),
            RequestReceipts.AS_ASKED,
            false,
            Map.of());

    /** Keeps an unmodifiable copy of the statuses. */
    public BindPolicy {
        statuses = Map.copyOf(statuses);
    }

    /** A copy with other forms of message ids. */
    public BindPolicy withIdForms(MessageIdForm response, MessageIdForm receipt) {
        return new BindPolicy(response, receipt, onUnknown, unknownHold, requestReceipts, acceptedIsFinal, statuses);
    }

    /** A copy with another way to treat unknown outcomes. */
    public BindPolicy withUnknown(OnUnknown treatment, Duration hold) {
        return new BindPolicy(responseForm, receiptForm, treatment, hold, requestReceipts, acceptedIsFinal, statuses);
    }

    /** A copy that asks for other receipts. */
    public BindPolicy withRequestReceipts(RequestReceipts value) {
        return new BindPolicy(responseForm, receiptForm, onUnknown, unknownHold, value, acceptedIsFinal, statuses);
    }

    /** A copy with other meanings of statuses. */
    public BindPolicy withStatuses(Map<CommandStatus, StatusAction> value) {
        return new BindPolicy(
                responseForm, receiptForm, onUnknown, unknownHold, requestReceipts, acceptedIsFinal, value);
    }

    /** A copy for which ACCEPTD is final, or not. */
    public BindPolicy withAcceptedIsFinal(boolean value) {
        return new BindPolicy(responseForm, receiptForm, onUnknown, unknownHold, requestReceipts, value, statuses);
    }
}
