package io.stonechat.smpp;

import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.Receipt;
import org.jspecify.annotations.Nullable;

/**
 * A receipt of an upstream for a message we stored ({@link OnReceipt}).
 *
 * @param id the identity of the event, the same if it is repeated after a crash
 * @param message the message, as it stood before the receipt
 * @param bind the bind that the receipt came by
 * @param pdu the {@code deliver_sm} or {@code data_sm}
 * @param receipt what can be read in it
 */
public record ReceiptEvent(String id, Message message, String bind, MessageRequest pdu, Receipt receipt) {

    /**
     * The state that it tells.
     *
     * @return null when it tells none that we know
     */
    public @Nullable MessageState state() {
        return receipt.state();
    }
}
