package io.stonechat.protocol;

/**
 * A {@code cancel_broadcast_sm}: an ESME takes back a broadcast (SMPP 5.0 §4.6.2).
 *
 * @param sequenceNumber the sequence number, an unsigned 32-bit number kept as the raw bits; whatever a peer
 *     sent is accepted, also 0 and values above 0x7FFFFFFF (SMPP 3.4 §3.2)
 * @param serviceType the SMS application service, at most 5 characters, empty for the default (SMPP 3.4
 *     §5.2.11)
 * @param messageId the message id the centre assigned, at most 64 characters; empty when there is none (SMPP
 *     3.4 §5.2.23)
 * @param source the address of the short message entity that originated the message; {@link Address#EMPTY}
 *     when not given
 * @param tlvs the optional parameters, in the order of the wire (SMPP 3.4 §5.3)
 */
public record CancelBroadcastSm(int sequenceNumber, String serviceType, String messageId, Address source, Tlvs tlvs)
        implements Request {

    @Override
    public int commandId() {
        return CommandId.CANCEL_BROADCAST_SM;
    }
}
