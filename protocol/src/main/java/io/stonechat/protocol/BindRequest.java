package io.stonechat.protocol;

/**
 * A {@code bind_transmitter}, {@code bind_receiver} or {@code bind_transceiver}: an ESME asks to open a session (SMPP 3.4 §4.1).
 *
 * @param sequenceNumber the sequence number, an unsigned 32-bit number kept as the raw bits; whatever a peer
 *     sent is accepted, also 0 and values above 0x7FFFFFFF (SMPP 3.4 §3.2)
 * @param type in which directions messages may flow
 * @param systemId the identity of the sender, at most 15 characters (SMPP 3.4 §5.2.1)
 * @param password the password, at most 8 characters (SMPP 3.4 §5.2.2); {@code toString} hides it
 * @param systemType the kind of system the ESME is, at most 12 characters, often empty (SMPP 3.4 §5.2.3)
 * @param interfaceVersion the version of SMPP the ESME speaks: 0x33, 0x34 or 0x50; any octet is kept (SMPP 3.4
 *     §5.2.4)
 * @param addrTon the type of number of the addresses the ESME serves, 0 to 255 (SMPP 3.4 §5.2.5)
 * @param addrNpi the numbering plan of the addresses the ESME serves, 0 to 255 (SMPP 3.4 §5.2.6)
 * @param addressRange the addresses the ESME serves, a UNIX regular expression, at most 40 characters (SMPP
 *     3.4 §5.2.7)
 */
public record BindRequest(
        int sequenceNumber,
        BindType type,
        String systemId,
        String password,
        String systemType,
        int interfaceVersion,
        int addrTon,
        int addrNpi,
        String addressRange)
        implements Request {

    @Override
    public int commandId() {
        return type.requestId();
    }

    /** All fields but the password. */
    @Override
    public String toString() {
        return "BindRequest[sequenceNumber=%d, type=%s, systemId=%s, password=***, systemType=%s, interfaceVersion=0x%02x, addrTon=%d, addrNpi=%d, addressRange=%s]"
                .formatted(
                        sequenceNumber, type, systemId, systemType, interfaceVersion, addrTon, addrNpi, addressRange);
    }

    /** A builder of a transceiver's bind with interface version 0x34 and every other field empty or zero. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder that starts with the fields of this PDU. */
    public Builder toBuilder() {
        return new Builder().copy(this);
    }

    /** Builds a {@link BindRequest}; not thread-safe, may be used for several. */
    public static final class Builder {

        private int sequenceNumber;
        private BindType type = BindType.TRANSCEIVER;
        private String systemId = "";
        private String password = "";
        private String systemType = "";
        private int interfaceVersion = 0x34;
        private int addrTon;
        private int addrNpi;
        private String addressRange = "";

        private Builder() {}

        /** Sets the sequence number; a session gives its own when it sends. */
        public Builder sequenceNumber(int value) {
            sequenceNumber = value;
            return this;
        }

        /** Sets in which directions messages may flow. */
        public Builder type(BindType value) {
            type = value;
            return this;
        }

        /** Sets the identity of the ESME, at most 15 characters. */
        public Builder systemId(String value) {
            systemId = value;
            return this;
        }

        /** Sets the password, at most 8 characters. */
        public Builder password(String value) {
            password = value;
            return this;
        }

        /** Sets the kind of system the ESME is, at most 12 characters. */
        public Builder systemType(String value) {
            systemType = value;
            return this;
        }

        /** Sets the version of SMPP the ESME speaks: 0x33, 0x34 or 0x50. */
        public Builder interfaceVersion(int value) {
            interfaceVersion = value;
            return this;
        }

        /** Sets the type of number of the addresses the ESME serves. */
        public Builder addrTon(int value) {
            addrTon = value;
            return this;
        }

        /** Sets the numbering plan of the addresses the ESME serves. */
        public Builder addrNpi(int value) {
            addrNpi = value;
            return this;
        }

        /** Sets the addresses the ESME serves, at most 40 characters. */
        public Builder addressRange(String value) {
            addressRange = value;
            return this;
        }

        /** The PDU with the fields set so far. */
        public BindRequest build() {
            return new BindRequest(
                    sequenceNumber,
                    type,
                    systemId,
                    password,
                    systemType,
                    interfaceVersion,
                    addrTon,
                    addrNpi,
                    addressRange);
        }

        private Builder copy(BindRequest pdu) {
            return sequenceNumber(pdu.sequenceNumber)
                    .type(pdu.type)
                    .systemId(pdu.systemId)
                    .password(pdu.password)
                    .systemType(pdu.systemType)
                    .interfaceVersion(pdu.interfaceVersion)
                    .addrTon(pdu.addrTon)
                    .addrNpi(pdu.addrNpi)
                    .addressRange(pdu.addressRange);
        }
    }
}
