package io.stonechat.protocol;

/**
 * A {@code replace_sm}: an ESME replaces the text and times of a message still waiting (SMPP 3.4 §4.10.1).
 *
 * TLVs ({@code message_payload}) came with SMPP 5.0 §4.5.3.
 *
 * @param sequenceNumber the sequence number, an unsigned 32-bit number kept as the raw bits; whatever a peer
 *     sent is accepted, also 0 and values above 0x7FFFFFFF (SMPP 3.4 §3.2)
 * @param messageId the message id the centre assigned, at most 64 characters; empty when there is none (SMPP
 *     3.4 §5.2.23)
 * @param source the address of the short message entity that originated the message; {@link Address#EMPTY}
 *     when not given
 * @param scheduleDeliveryTime when delivery is first attempted, in the SMPP time format, empty for at once
 *     (SMPP 3.4 §5.2.15, §7.1.1)
 * @param validityPeriod when the message expires, in the SMPP time format, empty for the centre's default
 *     (SMPP 3.4 §5.2.16, §7.1.1)
 * @param registeredDelivery which receipts and acknowledgements are asked for, 0 to 255 (SMPP 3.4 §5.2.17)
 * @param smDefaultMsgId the index of a predefined message of the centre, 1 to 254, or 0 for none (SMPP 3.4
 *     §5.2.20)
 * @param shortMessage the user data, at most 254 octets, empty when it travels in {@code message_payload}
 *     (SMPP 3.4 §5.2.22)
 * @param tlvs the optional parameters, in the order of the wire (SMPP 3.4 §5.3)
 */
public record ReplaceSm(
        int sequenceNumber,
        String messageId,
        Address source,
        String scheduleDeliveryTime,
        String validityPeriod,
        int registeredDelivery,
        int smDefaultMsgId,
        Octets shortMessage,
        Tlvs tlvs)
        implements Request {

    @Override
    public int commandId() {
        return CommandId.REPLACE_SM;
    }
}
