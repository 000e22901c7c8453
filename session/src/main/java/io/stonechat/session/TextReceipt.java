package io.stonechat.session;

import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.Receipt;
import java.util.List;

/**
 * What the receipts of a text say together.
 *
 * @param state {@link MessageState#DELIVERED} only if all of its segments were; else that of the first segment that was not, and
 *     {@link MessageState#REJECTED} if that was not even accepted
 * @param receipts the receipts that came, in the order of the segments
 */
public record TextReceipt(MessageState state, List<Receipt> receipts) {
    /** Keeps an unmodifiable copy of the list. */
    public TextReceipt {
        receipts = List.copyOf(receipts);
    }

    /** Tells whether all of the text was delivered. */
    public boolean isDelivered() {
        return state == MessageState.DELIVERED;
    }
}
