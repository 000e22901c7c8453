package io.stonechat.smpp;

import io.stonechat.protocol.MessageState;
import io.stonechat.session.Outcome;

/** What a query_sm to an upstream ended in. */
public sealed interface QueryOutcome {

    /**
     * The upstream knows the message (SMPP 3.4 §4.8.2).
     *
     * @param messageId the upstream's id
     * @param state what has become of the message; {@code UNKNOWN} for a value outside SMPP 3.4 §5.2.28
     * @param finalDate when it reached its final state, as sent (SMPP 3.4 §7.1.1); empty while it has not
     * @param errorCode the network's error code, 0 to 255
     */
    record Answered(String messageId, MessageState state, String finalDate, int errorCode) implements QueryOutcome {}

    /**
     * There is no answer, or it is no.
     *
     * @param outcome rejected, not sent, or unknown; never accepted
     */
    record Failed(Outcome outcome) implements QueryOutcome {}
}
