package io.stonechat.store;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.MessageState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One writing of a message to an upstream or an ESME.
 *
 * @param number its number within the message, from 1
 * @param target the bind or account it went to
 * @param domain the receipt domain its upstream id belongs to; empty towards an ESME
 * @param started when it began
 * @param result how it ended, or that it has not
 * @param status the {@code command_status} of the answer, if there was one
 * @param upstreamId the {@code message_id} of the answer as it was given, if there was one
 * @param receipt the last state that a receipt told of it, if one did
 */
public record Attempt(
        int number,
        String target,
        String domain,
        Instant started,
        AttemptResult result,
        @Nullable CommandStatus status,
        @Nullable String upstreamId,
        @Nullable MessageState receipt) {

    /** An attempt that begins now. */
    public static Attempt begin(int number, String target, String domain, Instant started) {
        return new Attempt(number, target, domain, started, AttemptResult.OPEN, null, null, null);
    }

    /** The attempt, answered ESME_ROK with this id (which may be empty). */
    public Attempt accepted(String id) {
        return new Attempt(
                number, target, domain, started, AttemptResult.ACCEPTED, CommandStatus.ESME_ROK, id, receipt);
    }

    /** The attempt, answered with this status. */
    public Attempt rejected(CommandStatus refusal) {
        return new Attempt(number, target, domain, started, AttemptResult.REJECTED, refusal, null, receipt);
    }

    /** The attempt, ended without an answer. */
    public Attempt ended(AttemptResult end) {
        return new Attempt(number, target, domain, started, end, null, null, receipt);
    }

    /** The attempt with what a receipt told of it. */
    public Attempt withReceipt(MessageState told) {
        return new Attempt(number, target, domain, started, result, status, upstreamId, told);
    }
}
