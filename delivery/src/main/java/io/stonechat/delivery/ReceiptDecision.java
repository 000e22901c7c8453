package io.stonechat.delivery;

import io.stonechat.protocol.MessageState;
import org.jspecify.annotations.Nullable;

/**
 * What a script decides about a receipt ({@link Hooks#receipt}): what the ESME is told, if it asked to be. What becomes of
 * the message itself is not up to it.
 */
public sealed interface ReceiptDecision {

    /** Passed on as it is. */
    record Pass() implements ReceiptDecision {}

    /**
     * Passed on, telling something else.
     *
     * @param state the state it tells; null for the true one
     * @param error its {@code err}, at most three characters; null for the true one
     * @param text its {@code text} field, ASCII, of which 20 characters are told; null for the beginning of the message
     */
    record Rewrite(
            @Nullable MessageState state,
            @Nullable String error,
            @Nullable String text) implements ReceiptDecision {}

    /** Not passed on. */
    record Drop() implements ReceiptDecision {}
}
