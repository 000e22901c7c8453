package io.stonechat.protocol;

/**
 * A {@code submit_sm}: an ESME hands the centre a short message (SMPP 3.4 §4.4.1).
 *
 * @param sequenceNumber the sequence number, an unsigned 32-bit number kept as the raw bits; whatever a peer
 *     sent is accepted, also 0 and values above 0x7FFFFFFF (SMPP 3.4 §3.2)
 * @param serviceType the SMS application service, at most 5 characters, empty for the default (SMPP 3.4
 *     §5.2.11)
 * @param source the address of the short message entity that originated the message; {@link Address#EMPTY}
 *     when not given
 * @param destination the address of the short message entity the message is for
 * @param esmClass message mode, type and network features, 0 to 255 (SMPP 3.4 §5.2.12)
 * @param protocolId the GSM protocol identifier, 0 to 255 (SMPP 3.4 §5.2.13)
 * @param priorityFlag the priority, 0 (lowest) to 3, in SMPP 5.0 to 4; any octet is kept (SMPP 3.4 §5.2.14)
 * @param scheduleDeliveryTime when delivery is first attempted, in the SMPP time format, empty for at once
 *     (SMPP 3.4 §5.2.15, §7.1.1)
 * @param validityPeriod when the message expires, in the SMPP time format, empty for the centre's default
 *     (SMPP 3.4 §5.2.16, §7.1.1)
 * @param registeredDelivery which receipts and acknowledgements are asked for, 0 to 255 (SMPP 3.4 §5.2.17)
 * @param replaceIfPresentFlag 1 when this message replaces one still waiting for the same addresses and
 *     service type, otherwise 0 (SMPP 3.4 §5.2.18)
 * @param dataCoding the encoding of the message, 0 to 255 (SMPP 3.4 §5.2.19)
 * @param smDefaultMsgId the index of a predefined message of the centre, 1 to 254, or 0 for none (SMPP 3.4
 *     §5.2.20)
 * @param shortMessage the user data, at most 254 octets, empty when it travels in {@code message_payload}
 *     (SMPP 3.4 §5.2.22)
 * @param tlvs the optional parameters, in the order of the wire (SMPP 3.4 §5.3)
 */
public record SubmitSm(
        int sequenceNumber,
        String serviceType,
        Address source,
        Address destination,
        int esmClass,
        int protocolId,
        int priorityFlag,
        String scheduleDeliveryTime,
        String validityPeriod,
        int registeredDelivery,
        int replaceIfPresentFlag,
        int dataCoding,
        int smDefaultMsgId,
        Octets shortMessage,
        Tlvs tlvs)
        implements ShortMessageRequest {

    @Override
    public int commandId() {
        return CommandId.SUBMIT_SM;
    }

    /** A builder with every field empty, zero or absent. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder that starts with the fields of this PDU. */
    public Builder toBuilder() {
        return new Builder().copy(this);
    }

    /** Builds a {@link SubmitSm}; not thread-safe, may be used for several. */
    public static final class Builder extends ShortMessageBuilder<Builder> {

        private Address destination = Address.EMPTY;

        private Builder() {}

        /** Sets the address of the short message entity the message is for. */
        public Builder destination(Address value) {
            destination = value;
            return this;
        }

        /** Sets the destination to what {@link Address#of} makes of the text. */
        public Builder destination(String value) {
            return destination(Address.of(value));
        }

        /** The PDU with the fields set so far. */
        public SubmitSm build() {
            return new SubmitSm(
                    sequenceNumber,
                    serviceType,
                    source,
                    destination,
                    esmClass,
                    protocolId,
                    priorityFlag,
                    scheduleDeliveryTime,
                    validityPeriod,
                    registeredDelivery,
                    replaceIfPresentFlag,
                    dataCoding,
                    smDefaultMsgId,
                    shortMessage,
                    tlvs);
        }

        private Builder copy(SubmitSm pdu) {
            return copyFields(pdu).destination(pdu.destination);
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
