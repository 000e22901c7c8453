package io.stonechat.cdr;

import io.stonechat.store.Attempt;
import io.stonechat.store.AttemptResult;
import io.stonechat.store.HistoryEntry;
import io.stonechat.store.MessageKind;
import io.stonechat.store.StoredMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * The attempts of a message and its times, as a record tells them.
 *
 * @param all the attempts, oldest first; those that were never written are no attempts
 * @param taken the one that counts: the last that was accepted, if any was
 * @param sent when that was accepted
 */
record CdrAttempts(
        List<Attempt> all,
        @Nullable Attempt taken,
        @Nullable Instant sent) {

    static CdrAttempts of(StoredMessage message) {
        List<Attempt> all = message.progress().attempts();
        Attempt taken = all.stream()
                .filter(attempt -> attempt.result() == AttemptResult.ACCEPTED)
                .reduce((_, later) -> later)
                .orElse(null);
        return new CdrAttempts(all, taken, taken == null ? null : answered(message, taken));
    }

    /** When an attempt was answered: the history says so, unless it was too long to note everything. */
    private static Instant answered(StoredMessage message, Attempt attempt) {
        return message.progress().history().stream()
                .filter(line -> line.attempt() == attempt.number() && isOutcome(line.kind()))
                .reduce((_, later) -> later)
                .map(HistoryEntry::at)
                .orElse(attempt.started());
    }

    private static boolean isOutcome(HistoryEntry.Kind kind) {
        return kind == HistoryEntry.Kind.OUTCOME || kind == HistoryEntry.Kind.LATE_OUTCOME;
    }

    void write(JsonGenerator out, StoredMessage message) {
        boolean upstream = message.kind() == MessageKind.SUBMIT;
        times(out, message);
        if (taken != null && upstream) {
            out.writeStringProperty("bind", taken.target());
            if (taken.upstreamId() != null && !taken.upstreamId().isEmpty()) {
                out.writeStringProperty("upstream_id", taken.upstreamId());
            }
        }
        out.writeArrayPropertyStart("attempts");
        all.forEach(attempt -> write(out, attempt, upstream ? "bind" : "account"));
        out.writeEndArray();
    }

    private void times(JsonGenerator out, StoredMessage message) {
        Instant accepted = message.times().accepted();
        Instant ended = message.progress().ended();
        out.writeStringProperty("accepted", accepted.toString());
        if (!all.isEmpty()) {
            out.writeStringProperty("first_attempt", all.getFirst().started().toString());
        }
        if (sent != null) {
            out.writeStringProperty("sent", sent.toString());
        }
        if (ended != null) {
            out.writeStringProperty("final", ended.toString());
        }
        if (sent != null) {
            out.writeNumberProperty("sent_ms", millis(accepted, sent));
        }
        if (ended != null) {
            out.writeNumberProperty("final_ms", millis(accepted, ended));
        }
    }

    private static void write(JsonGenerator out, Attempt attempt, String target) {
        out.writeStartObject();
        out.writeNumberProperty("number", attempt.number());
        out.writeStringProperty(target, attempt.target());
        out.writeStringProperty("started", attempt.started().toString());
        out.writeStringProperty("outcome", CdrForm.lower(attempt.result()));
        if (attempt.status() != null) {
            out.writeStringProperty("status", attempt.status().name());
            out.writeNumberProperty("status_code", attempt.status().code());
        }
        if (attempt.upstreamId() != null && !attempt.upstreamId().isEmpty()) {
            out.writeStringProperty("upstream_id", attempt.upstreamId());
        }
        if (attempt.receipt() != null) {
            out.writeStringProperty("receipt", attempt.receipt().stat());
        }
        out.writeEndObject();
    }

    private static long millis(Instant from, Instant to) {
        return Duration.between(from, to).toMillis();
    }
}
