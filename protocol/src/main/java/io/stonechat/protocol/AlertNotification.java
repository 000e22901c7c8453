package io.stonechat.protocol;

/**
 * An {@code alert_notification}: the centre tells that a subscriber is reachable again (SMPP 3.4 §4.12.1). It has no response.
 *
 * @param sequenceNumber the sequence number, an unsigned 32-bit number kept as the raw bits; whatever a peer
 *     sent is accepted, also 0 and values above 0x7FFFFFFF (SMPP 3.4 §3.2)
 * @param source the address of the short message entity that originated the message; {@link Address#EMPTY}
 *     when not given
 * @param esmeAddr the address of the ESME that asked to be told (SMPP 3.4 §4.12.1)
 * @param tlvs the optional parameters, in the order of the wire (SMPP 3.4 §5.3)
 */
public record AlertNotification(int sequenceNumber, Address source, Address esmeAddr, Tlvs tlvs) implements Request {

    @Override
    public int commandId() {
        return CommandId.ALERT_NOTIFICATION;
    }
}
