package io.stonechat.protocol;

/**
 * A {@code data_sm}: a message between an ESME and the centre, its user data in {@code message_payload} (SMPP 3.4 §4.7.1).
 *
 * @param sequenceNumber the sequence number, an unsigned 32-bit number kept as the raw bits; whatever a peer
 *     sent is accepted, also 0 and values above 0x7FFFFFFF (SMPP 3.4 §3.2)
 * @param serviceType the SMS application service, at most 5 characters, empty for the default (SMPP 3.4
 *     §5.2.11)
 * @param source the address of the short message entity that originated the message; {@link Address#EMPTY}
 *     when not given
 * @param destination the address of the short message entity the message is for
 * @param esmClass message mode, type and network features, 0 to 255 (SMPP 3.4 §5.2.12)
 * @param registeredDelivery which receipts and acknowledgements are asked for, 0 to 255 (SMPP 3.4 §5.2.17)
 * @param dataCoding the encoding of the message, 0 to 255 (SMPP 3.4 §5.2.19)
 * @param tlvs the optional parameters, in the order of the wire (SMPP 3.4 §5.3)
 */
public record DataSm(
        int sequenceNumber,
        String serviceType,
        Address source,
        Address destination,
        int esmClass,
        int registeredDelivery,
        int dataCoding,
        Tlvs tlvs)
        implements MessageRequest {

    @Override
    public int commandId() {
        return CommandId.DATA_SM;
    }

    /** A builder with every field empty, zero or absent. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder that starts with the fields of this PDU. */
    public Builder toBuilder() {
        return new Builder().copy(this);
    }

    /** Builds a {@link DataSm}; not thread-safe, may be used for several. */
    public static final class Builder extends MessageBuilder<Builder> {

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
        public DataSm build() {
            return new DataSm(
                    sequenceNumber, serviceType, source, destination, esmClass, registeredDelivery, dataCoding, tlvs);
        }

        private Builder copy(DataSm pdu) {
            return copyFields(pdu).destination(pdu.destination);
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
