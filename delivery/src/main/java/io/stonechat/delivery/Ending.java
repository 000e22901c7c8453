package io.stonechat.delivery;

import io.stonechat.protocol.MessageState;
import io.stonechat.store.StoredMessage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The end of a message, or what was learnt after it, as the outbox tells it.
 *
 * @param id its identity, the same however often it is told, also after a restart: {@code 262144.final}, or {@code
 *     262144.correction.1} for the first thing learnt after the end
 * @param message the message as it is stored now, with its final state
 * @param at when it happened
 * @param correction whether it was learnt after the end
 * @param corrected the state that a late receipt told; null when this is the end itself, or it told none that we know
 */
public record Ending(
        String id,
        StoredMessage message,
        Instant at,
        boolean correction,
        @Nullable MessageState corrected) {}
