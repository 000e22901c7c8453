package io.stonechat.smpp;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.MessageState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One writing of a stored message to an upstream or an ESME.
 *
 * @param number its number within the message, from 1
 * @param target the bind or account it went to
 * @param started when it began
 * @param result how it ended: {@code OPEN}, {@code ACCEPTED}, {@code REJECTED}, {@code NOT_SENT} or {@code UNKNOWN}
 * @param status the {@code command_status} of the answer; null if there was none
 * @param upstreamId the {@code message_id} of the answer; null if there was none
 * @param receipt the last state that a receipt told of it; null if none did
 */
public record MessageAttempt(
        int number,
        String target,
        Instant started,
        String result,
        @Nullable CommandStatus status,
        @Nullable String upstreamId,
        @Nullable MessageState receipt) {}
