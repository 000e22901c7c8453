package io.stonechat.session;

import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.Receipt;
import java.util.Optional;

/** Whether a receipt tells the end of its message, and which. */
final class ReceiptEnd {
    private ReceiptEnd() {}

    /**
     * Returns the state in which the message ended; empty if more is to come. A receipt that is not an intermediate notification
     * and whose word for the state nobody knows is an end all the same: {@link MessageState#UNKNOWN}.
     */
    static Optional<MessageState> of(Receipt receipt, boolean intermediate) {
        var state = receipt.state();
        if (intermediate) {
            return Optional.empty();
        }
        if (state == null) {
            return Optional.of(MessageState.UNKNOWN);
        }
        return switch (state) {
            case SCHEDULED, ENROUTE, ACCEPTED -> Optional.empty();
            case DELIVERED, EXPIRED, DELETED, UNDELIVERABLE, UNKNOWN, REJECTED, SKIPPED -> Optional.of(state);
        };
    }
}
