package io.stonechat.store;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What changed between two checkpoints. Written under the overlay's lock, read without. */
final class Generation {

    private final ConcurrentMap<MessageId, Entry> entries = new ConcurrentHashMap<>();
    private final MemoryIndexes indexes = new MemoryIndexes();
    private final long start;
    private volatile long end;
    private volatile long highest;

    /** Begins a generation at this position of the log. */
    Generation(long start) {
        this.start = start;
    }

    ConcurrentMap<MessageId, Entry> entries() {
        return entries;
    }

    /** Where to find those of its messages that no later generation has. */
    MemoryIndexes indexes() {
        return indexes;
    }

    /** What is to be written of it, in the order of the ids. */
    Stream<Map.Entry<MessageId, Entry>> written() {
        return entries.entrySet().stream()
                .filter(entry -> !entry.getValue().isCarried())
                .sorted(Map.Entry.comparingByKey());
    }

    /** Brings the indexes from one version of a message that is seen, or none, to the next, or none. */
    void index(@Nullable StoredRecord before, @Nullable StoredRecord after) {
        indexes.change(before == null ? null : before.message(), after == null ? null : after.message());
        List<Correlation> old = before == null ? List.of() : before.ties();
        List<Correlation> next = after == null ? List.of() : after.ties();
        if (!old.equals(next)) {
            old.forEach(indexes::uncorrelate);
            next.forEach(indexes::correlate);
        }
    }

    /** How much of the log it stands for. */
    long length(long position) {
        return position - start;
    }

    /** The position of the log that it reaches up to; set when it is frozen. */
    long end() {
        return end;
    }

    /** The highest id ever stored when it was frozen. */
    long highest() {
        return highest;
    }

    void freeze(long position, long highestId) {
        end = position;
        highest = highestId;
    }

    /** One message: what is kept of it cold when this generation is written, and what is to be. */
    static final class Entry {

        private final @Nullable StoredRecord base;
        private final @Nullable StoredRecord current;
        private volatile boolean hidden;
        private volatile boolean carried;

        Entry(@Nullable StoredRecord base, @Nullable StoredRecord current, boolean hidden) {
            this.base = base;
            this.current = current;
            this.hidden = hidden;
        }

        /** What is kept of the message below this generation; null for nothing. */
        @Nullable
        StoredRecord base() {
            return base;
        }

        /** What is kept of the message; null if it was removed. */
        @Nullable
        StoredRecord current() {
            return current;
        }

        /** What readers see of it. */
        @Nullable
        StoredRecord visible() {
            return hidden ? null : current;
        }

        boolean isHidden() {
            return hidden;
        }

        /** Whether a later generation has it, and will write it: then this one does not. */
        boolean isCarried() {
            return carried;
        }

        /** Leaves the message to the entry of a later generation, and returns what that one is to be then. */
        Entry carryTo(Entry later) {
            carried = true;
            return new Entry(base, later.current, false);
        }

        void reveal() {
            hidden = false;
        }
    }
}
