package io.stonechat.protocol;

/**
 * A {@code broadcast_sm}: an ESME asks for a message to be broadcast to an area (SMPP 5.0 §4.4.1).
 *
 * Area, content type, repetitions and interval are TLVs, and mandatory: {@code broadcast_area_identifier},
 * {@code broadcast_content_type}, {@code broadcast_rep_num}, {@code broadcast_frequency_interval}.
 *
 * @param sequenceNumber the sequence number, an unsigned 32-bit number kept as the raw bits; whatever a peer
 *     sent is accepted, also 0 and values above 0x7FFFFFFF (SMPP 3.4 §3.2)
 * @param serviceType the SMS application service, at most 5 characters, empty for the default (SMPP 3.4
 *     §5.2.11)
 * @param source the address of the short message entity that originated the message; {@link Address#EMPTY}
 *     when not given
 * @param messageId the message id the centre assigned, at most 64 characters; empty when there is none (SMPP
 *     3.4 §5.2.23)
 * @param priorityFlag the priority, 0 (lowest) to 3, in SMPP 5.0 to 4; any octet is kept (SMPP 3.4 §5.2.14)
 * @param scheduleDeliveryTime when delivery is first attempted, in the SMPP time format, empty for at once
 *     (SMPP 3.4 §5.2.15, §7.1.1)
 * @param validityPeriod when the message expires, in the SMPP time format, empty for the centre's default
 *     (SMPP 3.4 §5.2.16, §7.1.1)
 * @param replaceIfPresentFlag 1 when this message replaces one still waiting for the same addresses and
 *     service type, otherwise 0 (SMPP 3.4 §5.2.18)
 * @param dataCoding the encoding of the message, 0 to 255 (SMPP 3.4 §5.2.19)
 * @param smDefaultMsgId the index of a predefined message of the centre, 1 to 254, or 0 for none (SMPP 3.4
 *     §5.2.20)
 * @param tlvs the optional parameters, in the order of the wire (SMPP 3.4 §5.3)
 */
public record BroadcastSm(
        int sequenceNumber,
        String serviceType,
        Address source,
        String messageId,
        int priorityFlag,
        String scheduleDeliveryTime,
        String validityPeriod,
        int replaceIfPresentFlag,
        int dataCoding,
        int smDefaultMsgId,
        Tlvs tlvs)
        implements Request {

    @Override
    public int commandId() {
        return CommandId.BROADCAST_SM;
    }
}
