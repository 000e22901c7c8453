package io.stonechat.smpp;

import io.stonechat.protocol.MessageState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The end of a message, or what was learnt after it ({@link OnFinal}).
 *
 * @param id its identity, the same however often it is told: such as {@code 262144.final}
 * @param message the message as it is stored now; its {@code state} is final and never changes
 * @param at when it happened
 * @param correction whether it was learnt after the end, from a late receipt
 * @param corrected the state that the late receipt told; null for the end itself, or when it told none that we know
 */
public record FinalEvent(
        String id,
        Message message,
        Instant at,
        boolean correction,
        @Nullable MessageState corrected) {

    /**
     * The final state.
     *
     * @return such as {@code DELIVERED}
     */
    public String state() {
        return message.state();
    }
}
