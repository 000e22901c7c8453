package io.stonechat.protocol;

/**
 * The answer to a {@link QuerySm} (SMPP 3.4 §4.8.2).
 *
 * @param sequenceNumber the sequence number, an unsigned 32-bit number kept as the raw bits; whatever a peer
 *     sent is accepted, also 0 and values above 0x7FFFFFFF (SMPP 3.4 §3.2)
 * @param commandStatus how the request ended; any 32-bit value, also one that no specification names (SMPP 3.4
 *     §5.1.3)
 * @param messageId the message id the centre assigned, at most 64 characters; empty when there is none (SMPP
 *     3.4 §5.2.23)
 * @param finalDate when the message reached its final state, in the SMPP time format, empty before that (SMPP
 *     3.4 §7.1)
 * @param messageState the state of the message, 0 to 255; see {@link MessageState} (SMPP 3.4 §5.2.28)
 * @param errorCode why delivery failed, 0 to 255, network-specific (SMPP 3.4 §4.8.2)
 */
public record QuerySmResp(
        int sequenceNumber,
        CommandStatus commandStatus,
        String messageId,
        String finalDate,
        int messageState,
        int errorCode)
        implements Response {

    @Override
    public int commandId() {
        return CommandId.QUERY_SM_RESP;
    }
}
