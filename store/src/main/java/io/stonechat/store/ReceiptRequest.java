package io.stonechat.store;

/**
 * Which receipts are asked for: by the ESME of us, and by us of the upstream (SMPP 3.4 §5.2.17).
 *
 * @param asked the {@code registered_delivery} of the ESME, 0 to 255
 * @param requested the {@code registered_delivery} we send upstream, 0 to 255
 */
public record ReceiptRequest(int asked, int requested) {

    /** No receipts either way. */
    public static final ReceiptRequest NONE = new ReceiptRequest(0, 0);

    private static final int FINAL_MASK = 0x03;
    private static final int ALWAYS = 1;
    private static final int ON_FAILURE = 2;
    private static final int ON_SUCCESS = 3;
    private static final int INTERMEDIATE = 0x10;

    /** Whether the ESME asked for a receipt about this final state (bits 1-0; 3, success only, is SMPP 5.0). */
    public boolean wants(StoredState state) {
        boolean delivered = state == StoredState.DELIVERED || state == StoredState.ACCEPTED;
        return switch (asked & FINAL_MASK) {
            case ALWAYS -> true;
            case ON_FAILURE -> !delivered;
            case ON_SUCCESS -> delivered;
            default -> false;
        };
    }

    /** Whether the ESME asked for intermediate notifications (bit 4). */
    public boolean wantsIntermediate() {
        return (asked & INTERMEDIATE) != 0;
    }

    /** Whether we asked the upstream for a final receipt, so that one is to be waited for. */
    public boolean isRequested() {
        return (requested & FINAL_MASK) != 0;
    }

    /** A copy with another {@code registered_delivery} of the ESME. */
    public ReceiptRequest withAsked(int value) {
        return new ReceiptRequest(value, requested);
    }

    /** A copy with another {@code registered_delivery} towards the upstream. */
    public ReceiptRequest withRequested(int value) {
        return new ReceiptRequest(asked, value);
    }
}
