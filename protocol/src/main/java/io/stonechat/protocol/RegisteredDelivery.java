package io.stonechat.protocol;

/**
 * What {@code registered_delivery} asks for (SMPP 3.4 §5.2.17, SMPP 5.0 §4.7.21).
 *
 * @param value the octet, 0 to 255
 */
public record RegisteredDelivery(int value) {

    /** No receipt. */
    public static final int NONE = 0x00;

    /** A receipt when the message reaches a final state. */
    public static final int FINAL = 0x01;

    /** A receipt when delivery has failed. */
    public static final int FAILURE = 0x02;

    /** A receipt when the message was delivered (SMPP 5.0). */
    public static final int SUCCESS = 0x03;

    private static final int RECEIPT_MASK = 0x03;

    /** Which receipt is asked for: {@link #NONE}, {@link #FINAL}, {@link #FAILURE} or {@link #SUCCESS}. */
    public int receipt() {
        return value & RECEIPT_MASK;
    }

    /** Whether a receipt is due for a message that ended in a state. */
    public boolean wantsReceipt(MessageState state) {
        boolean delivered = state == MessageState.DELIVERED || state == MessageState.ACCEPTED;
        return switch (receipt()) {
            case FINAL -> state.isFinal();
            case FAILURE -> state.isFinal() && !delivered;
            case SUCCESS -> delivered;
            default -> false;
        };
    }

    /** Whether the receiving entity is asked for a delivery acknowledgement. */
    public boolean deliveryAcknowledgement() {
        return (value & 0x04) != 0;
    }

    /** Whether the receiving user is asked for an acknowledgement. */
    public boolean userAcknowledgement() {
        return (value & 0x08) != 0;
    }

    /** Whether notifications before the final state are asked for. */
    public boolean intermediateNotification() {
        return (value & 0x10) != 0;
    }
}
