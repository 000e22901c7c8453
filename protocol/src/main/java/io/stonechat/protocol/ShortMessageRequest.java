package io.stonechat.protocol;

/** A {@link MessageRequest} with a {@code short_message} field: {@code submit_sm}, {@code deliver_sm}, {@code submit_multi}. */
public sealed interface ShortMessageRequest extends MessageRequest permits SubmitSm, DeliverSm, SubmitMulti {

    /** The GSM protocol identifier, 0 to 255 (SMPP 3.4 §5.2.13). */
    int protocolId();

    /** The priority, 0 (lowest) to 3, in SMPP 5.0 to 4 (SMPP 3.4 §5.2.14). */
    int priorityFlag();

    /** When delivery is first attempted, in the SMPP time format, empty for at once (SMPP 3.4 §5.2.15, §7.1.1). */
    String scheduleDeliveryTime();

    /** When the message expires, in the SMPP time format, empty for the centre's default (SMPP 3.4 §5.2.16, §7.1.1). */
    String validityPeriod();

    /** 1 when this message replaces one still waiting, otherwise 0 (SMPP 3.4 §5.2.18). */
    int replaceIfPresentFlag();

    /** The index of a predefined message of the centre, or 0 for none (SMPP 3.4 §5.2.20). */
    int smDefaultMsgId();

    /** The user data, at most 254 octets, empty when it travels in {@code message_payload} (SMPP 3.4 §5.2.22). */
    Octets shortMessage();

    @Override
    default Octets body() {
        return tlvs().find(TlvTag.MESSAGE_PAYLOAD).orElse(shortMessage());
    }
}
