package io.stonechat.protocol;

import java.util.List;

/**
 * A {@code submit_multi}: an ESME hands the centre one short message for several destinations (SMPP 3.4 §4.5.1).
 *
 * @param sequenceNumber the sequence number, an unsigned 32-bit number kept as the raw bits; whatever a peer
 *     sent is accepted, also 0 and values above 0x7FFFFFFF (SMPP 3.4 §3.2)
 * @param serviceType the SMS application service, at most 5 characters, empty for the default (SMPP 3.4
 *     §5.2.11)
 * @param source the address of the short message entity that originated the message; {@link Address#EMPTY}
 *     when not given
 * @param destinations who the message is for: at most 255 addresses and distribution lists (SMPP 3.4 §4.5.1.1)
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
public record SubmitMulti(
        int sequenceNumber,
        String serviceType,
        Address source,
        List<Destination> destinations,
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

    /** Keeps an unmodifiable copy of the list. */
    public SubmitMulti {
        destinations = List.copyOf(destinations);
    }

    @Override
    public int commandId() {
        return CommandId.SUBMIT_MULTI;
    }

    /** A builder with every field empty, zero or absent. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder that starts with the fields of this PDU. */
    public Builder toBuilder() {
        return new Builder().copy(this);
    }

    /** Builds a {@link SubmitMulti}; not thread-safe, may be used for several. */
    public static final class Builder extends ShortMessageBuilder<Builder> {

        private List<Destination> destinations = List.of();

        private Builder() {}

        /** Sets the addresses and distribution lists the message is for. */
        public Builder destinations(List<? extends Destination> value) {
            destinations = List.copyOf(value);
            return this;
        }

        /** The PDU with the fields set so far. */
        public SubmitMulti build() {
            return new SubmitMulti(
                    sequenceNumber,
                    serviceType,
                    source,
                    destinations,
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

        private Builder copy(SubmitMulti pdu) {
            return copyFields(pdu).destinations(pdu.destinations);
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
