package io.stonechat.protocol;

/**
 * A {@code query_broadcast_sm}: an ESME asks what became of a broadcast (SMPP 5.0 §4.6.1).
 *
 * @param sequenceNumber the sequence number, an unsigned 32-bit number kept as the raw bits; whatever a peer
 *     sent is accepted, also 0 and values above 0x7FFFFFFF (SMPP 3.4 §3.2)
 * @param messageId the message id the centre assigned, at most 64 characters; empty when there is none (SMPP
 *     3.4 §5.2.23)
 * @param source the address of the short message entity that originated the message; {@link Address#EMPTY}
 *     when not given
 * @param tlvs the optional parameters, in the order of the wire (SMPP 3.4 §5.3)
 */
public record QueryBroadcastSm(int sequenceNumber, String messageId, Address source, Tlvs tlvs) implements Request {

    @Override
    public int commandId() {
        return CommandId.QUERY_BROADCAST_SM;
    }
}
