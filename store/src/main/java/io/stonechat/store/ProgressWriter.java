package io.stonechat.store;

import java.util.List;
import java.util.Objects;

/** Writes how far a message has come: all of it, or what is new since the version before. */
final class ProgressWriter {

    private final RecordWriter out;

    ProgressWriter(RecordWriter out) {
        this.out = out;
    }

    void write(Progress progress) {
        state(progress);
        if (!progress.attempts().isEmpty()) {
            attempts(progress.attempts());
        }
        if (!progress.history().isEmpty()) {
            history(RecordCodec.HISTORY, progress.history());
        }
    }

    void writeChange(Progress before, Progress after) {
        if (Objects.equals(before, after)) {
            return;
        }
        state(after);
        if (!isSame(before.attempts(), after.attempts())) {
            attempts(before.attempts(), after.attempts());
        }
        history(before.history(), after.history());
    }

    private void state(Progress progress) {
        int start = section(RecordCodec.STATE);
        out.octet(Codes.of(progress.state()));
        Place place = progress.place();
        out.flag(place != null);
        if (place != null) {
            out.text(place.queue());
            out.time(place.at());
        }
        out.timeOrNull(progress.ended());
        out.textOrNull(progress.error());
        out.end(start);
    }

    private void attempts(List<Attempt> attempts) {
        int start = section(RecordCodec.ATTEMPTS);
        attempts.forEach(this::attempt);
        out.end(start);
    }

    private void attempts(List<Attempt> before, List<Attempt> after) {
        if (after.size() < before.size()) {
            attempts(after);
            return;
        }
        int start = section(RecordCodec.CHANGED_ATTEMPTS);
        for (int i = 0; i < after.size(); i++) {
            if (i >= before.size() || !Objects.equals(after.get(i), before.get(i))) {
                out.varint(i);
                attempt(after.get(i));
            }
        }
        out.end(start);
    }

    private void attempt(Attempt attempt) {
        out.varint(attempt.number());
        out.text(attempt.target());
        out.text(attempt.domain());
        out.time(attempt.started());
        out.octet(Codes.of(attempt.result()));
        out.flag(attempt.status() != null);
        if (attempt.status() != null) {
            out.int32(attempt.status().code());
        }
        out.textOrNull(attempt.upstreamId());
        out.flag(attempt.receipt() != null);
        if (attempt.receipt() != null) {
            out.varint(attempt.receipt().code());
        }
    }

    private void history(List<HistoryEntry> before, List<HistoryEntry> after) {
        int common = before.size();
        if (after.size() < common || !isSame(before, after.subList(0, common))) {
            history(RecordCodec.HISTORY, after);
        } else if (after.size() > common) {
            history(RecordCodec.MORE_HISTORY, after.subList(common, after.size()));
        }
    }

    private void history(int tag, List<HistoryEntry> entries) {
        int start = section(tag);
        for (HistoryEntry entry : entries) {
            out.time(entry.at());
            out.octet(Codes.of(entry.kind()));
            out.varint(entry.attempt());
            out.text(entry.detail());
        }
        out.end(start);
    }

    /** Most of the one list is the other's: what is the same object need not be looked into. */
    private static boolean isSame(List<?> before, List<?> after) {
        if (before.size() != after.size()) {
            return false;
        }
        for (int i = 0; i < before.size(); i++) {
            if (!Objects.equals(before.get(i), after.get(i))) {
                return false;
            }
        }
        return true;
    }

    private int section(int tag) {
        out.varint(tag);
        return out.begin();
    }
}
