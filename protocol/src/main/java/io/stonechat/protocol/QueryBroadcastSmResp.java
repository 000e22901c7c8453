package io.stonechat.protocol;

/**
 * The answer to a {@link QueryBroadcastSm}; state, areas and success rates are TLVs (SMPP 5.0 §4.6.3).
 *
 * @param sequenceNumber the sequence number, an unsigned 32-bit number kept as the raw bits; whatever a peer
 *     sent is accepted, also 0 and values above 0x7FFFFFFF (SMPP 3.4 §3.2)
 * @param commandStatus how the request ended; any 32-bit value, also one that no specification names (SMPP 3.4
 *     §5.1.3)
 * @param messageId the message id the centre assigned, at most 64 characters; empty when there is none (SMPP
 *     3.4 §5.2.23)
 * @param tlvs the optional parameters, in the order of the wire (SMPP 3.4 §5.3)
 */
public record QueryBroadcastSmResp(int sequenceNumber, CommandStatus commandStatus, String messageId, Tlvs tlvs)
        implements Response {

    @Override
    public int commandId() {
        return CommandId.QUERY_BROADCAST_SM_RESP;
    }
}
