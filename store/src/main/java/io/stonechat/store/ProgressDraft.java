package io.stonechat.store;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.MessageState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The progress of a record in the making. */
final class ProgressDraft {

    private @Nullable StoredState state;
    private @Nullable Place place;
    private List<Attempt> attempts = List.of();
    private List<HistoryEntry> history = List.of();
    private @Nullable Instant ended;
    private @Nullable String error;

    ProgressDraft() {}

    ProgressDraft(Progress before) {
        state = before.state();
        place = before.place();
        attempts = before.attempts();
        history = before.history();
        ended = before.ended();
        error = before.error();
    }

    void state(RecordReader in) {
        state = Codes.state(in.octet());
        place = in.flag() ? new Place(in.text(), in.time()) : null;
        ended = in.timeOrNull();
        error = in.textOrNull();
    }

    void attempts(RecordReader in) {
        attempts = new ArrayList<>();
        while (in.hasMore()) {
            attempts.add(attempt(in));
        }
    }

    void changedAttempts(RecordReader in) {
        List<Attempt> changed = new ArrayList<>(attempts);
        while (in.hasMore()) {
            int index = in.number();
            Attempt attempt = attempt(in);
            if (index > changed.size()) {
                throw new StoreFormatException("an attempt before it is missing");
            } else if (index == changed.size()) {
                changed.add(attempt);
            } else {
                changed.set(index, attempt);
            }
        }
        attempts = changed;
    }

    private static Attempt attempt(RecordReader in) {
        return new Attempt(
                in.number(),
                in.text(),
                in.text(),
                in.time(),
                Codes.result(in.octet()),
                in.flag() ? CommandStatus.of(in.int32()) : null,
                in.textOrNull(),
                in.flag() ? receipt(in.number()) : null);
    }

    private static MessageState receipt(int code) {
        return MessageState.of(code).orElseThrow(() -> new StoreFormatException("no receipt tells the state " + code));
    }

    void history(RecordReader in) {
        history = List.of();
        moreHistory(in);
    }

    void moreHistory(RecordReader in) {
        List<HistoryEntry> longer = new ArrayList<>(history);
        while (in.hasMore()) {
            longer.add(new HistoryEntry(in.time(), Codes.entry(in.octet()), in.number(), in.text()));
        }
        history = longer;
    }

    Progress build() {
        if (state == null) {
            throw new StoreFormatException("its state is missing");
        }
        return new Progress(state, place, attempts, history, ended, error);
    }
}
