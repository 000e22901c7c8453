package io.stonechat.delivery;

import io.stonechat.store.MessageId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells the events of each message in the order of its versions.
 *
 * <p>Whoever reads a version may store the next one before the thread that stored this one has told it; then the later
 * events wait for the earlier ones. Thread-safe.
 */
final class Telling {

    private final ConcurrentHashMap<MessageId, Line> lines = new ConcurrentHashMap<>();
    private final Consumer<MessageEvent> events;

    Telling(Consumer<MessageEvent> events) {
        this.events = events;
    }

    /** A version that is about to be stored, and what it will have to tell. */
    static final class Turn {

        private final MessageId message;
        private final long version;
        private @Nullable List<MessageEvent> events;

        private Turn(MessageId message, long version) {
            this.message = message;
            this.version = version;
        }
    }

    /** The turns of one message that are not over, by version. Guarded by its place in the map. */
    private static final class Line {

        private final List<Turn> turns = new ArrayList<>(2);
        private boolean busy;

        void add(Turn turn) {
            int at = turns.size();
            while (at > 0 && turns.get(at - 1).version > turn.version) {
                at--;
            }
            turns.add(at, turn);
        }

        /** What may be told now; null when there is nothing, or somebody is at it. */
        @Nullable
        List<MessageEvent> next() {
            if (busy || turns.isEmpty() || turns.getFirst().events == null) {
                return null;
            }
            busy = true;
            return turns.removeFirst().events;
        }
    }

    /** Notes, before it is stored, that this will be the version after the one that was read. */
    Turn expect(Decision decision) {
        Turn turn = new Turn(decision.next().id(), decision.next().version() + 1);
        lines.compute(turn.message, (_, line) -> {
            Line of = line == null ? new Line() : line;
            of.add(turn);
            return of;
        });
        return turn;
    }

    /** It was not stored. */
    void dropped(Turn turn) {
        go(turn, line -> line.turns.remove(turn));
    }

    /** It was stored: its events are told now, or by the thread that is still telling earlier ones. */
    void stored(Turn turn, List<MessageEvent> told) {
        go(turn, _ -> turn.events = told);
    }

    private void go(Turn turn, Consumer<Line> change) {
        List<MessageEvent> next = advance(turn.message, change);
        while (next != null) {
            try {
                next.forEach(events);
            } finally {
                next = advance(turn.message, line -> line.busy = false);
            }
        }
    }

    private @Nullable List<MessageEvent> advance(MessageId message, Consumer<Line> change) {
        List<List<MessageEvent>> found = new ArrayList<>(1);
        lines.computeIfPresent(message, (_, line) -> {
            change.accept(line);
            List<MessageEvent> next = line.next();
            if (next != null) {
                found.add(next);
            }
            return line.turns.isEmpty() && !line.busy ? null : line;
        });
        return found.isEmpty() ? null : found.getFirst();
    }
}
