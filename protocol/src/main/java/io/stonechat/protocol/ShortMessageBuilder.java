package io.stonechat.protocol;

/**
 * What the builders of all {@link ShortMessageRequest}s have in common.
 *
 * @param <B> the builder itself
 */
public abstract sealed class ShortMessageBuilder<B extends ShortMessageBuilder<B>> extends MessageBuilder<B>
        permits SubmitSm.Builder, DeliverSm.Builder, SubmitMulti.Builder {

    int protocolId;
    int priorityFlag;
    String scheduleDeliveryTime = "";
    String validityPeriod = "";
    int replaceIfPresentFlag;
    int smDefaultMsgId;
    Octets shortMessage = Octets.EMPTY;

    ShortMessageBuilder() {}

    /** Sets the GSM protocol identifier, 0 to 255. */
    public final B protocolId(int value) {
        protocolId = value;
        return self();
    }

    /** Sets the priority, 0 (lowest) to 3, in SMPP 5.0 to 4. */
    public final B priorityFlag(int value) {
        priorityFlag = value;
        return self();
    }

    /** Sets when delivery is first attempted, in the SMPP time format. */
    public final B scheduleDeliveryTime(String value) {
        scheduleDeliveryTime = value;
        return self();
    }

    /** Sets when the message expires, in the SMPP time format. */
    public final B validityPeriod(String value) {
        validityPeriod = value;
        return self();
    }

    /** Sets whether this message replaces one still waiting, 0 or 1. */
    public final B replaceIfPresentFlag(int value) {
        replaceIfPresentFlag = value;
        return self();
    }

    /** Sets the index of a predefined message of the centre, or 0 for none. */
    public final B smDefaultMsgId(int value) {
        smDefaultMsgId = value;
        return self();
    }

    /** Sets the user data, at most 254 octets. */
    public final B shortMessage(Octets value) {
        shortMessage = value;
        return self();
    }

    final B copyFields(ShortMessageRequest pdu) {
        protocolId = pdu.protocolId();
        priorityFlag = pdu.priorityFlag();
        scheduleDeliveryTime = pdu.scheduleDeliveryTime();
        validityPeriod = pdu.validityPeriod();
        replaceIfPresentFlag = pdu.replaceIfPresentFlag();
        smDefaultMsgId = pdu.smDefaultMsgId();
        shortMessage = pdu.shortMessage();
        return copyFields((MessageRequest) pdu);
    }
}
