package io.stonechat.store;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The messages that are kept cold: reads them, and writes a generation of changes as one batch. */
final class ColdRecords {

    private final ColdDatabase database;
    private volatile long highest;
    private final ColdBatch batch;
    private volatile ColdState state;

    ColdRecords(ColdDatabase database) {
        this.database = database;
        this.batch = database.batch();
        this.state = ColdState.read(database.get(ColdKeys.STATE));
        this.highest = state.highest();
    }

    /** What was written last beside the messages. */
    ColdState state() {
        return state;
    }

    ColdDatabase database() {
        return database;
    }

    /** The record of this id. */
    @Nullable
    StoredRecord find(MessageId id) {
        if (id.value() > highest) {
            return null;
        }
        byte[] value = database.get(ColdKeys.record(id));
        return value == null ? null : read(id, value);
    }

    static StoredRecord read(MessageId id, byte[] value) {
        try {
            return RecordDraft.read(id, new RecordReader(value));
        } catch (StoreFormatException problem) {
            throw new StoreFormatException(
                    "The record of message " + id + " cannot be read: " + problem.getMessage()
                            + ". The other messages are not concerned; a backup may have it.",
                    problem);
        }
    }

    /** The ids that are listed under a shared key. */
    Set<MessageId> listed(byte[] key) {
        return ids(database.get(key));
    }

    static Set<MessageId> ids(byte @Nullable [] value) {
        if (value == null) {
            return Set.of();
        }
        Set<MessageId> ids = new LinkedHashSet<>();
        var in = new RecordReader(value);
        while (in.hasMore()) {
            ids.add(new MessageId(in.int64()));
        }
        return ids;
    }

    /** Writes a frozen generation, and the position up to which the log is not needed for it. */
    void write(Generation frozen) {
        batch.begin();
        Tally tally = state.tally().copy();
        var shared = new ColdLists(this::listed);
        var out = new RecordWriter();
        var codec = new RecordCodec(out);
        frozen.written().forEach(entry -> {
            StoredRecord base = entry.getValue().base();
            StoredRecord current = entry.getValue().current();
            if (current != null) {
                out.truncate(0);
                codec.write(current);
                batch.putRecord(ColdKeys.record(entry.getKey()), out.array(), out.length());
            } else {
                batch.delete(ColdKeys.record(entry.getKey()));
            }
            tally.change(base == null ? null : base.message(), current == null ? null : current.message());
            keys(base, current, batch);
            shared(base, current, entry.getKey(), shared);
        });
        shared.writeTo(batch);
        ColdState next = new ColdState(frozen.end(), frozen.highest(), tally);
        batch.put(ColdKeys.STATE, next.toBytes());
        highest = frozen.highest();
        database.write(batch);
        state = next;
    }

    private static void keys(@Nullable StoredRecord base, @Nullable StoredRecord current, ColdBatch batch) {
        List<byte[]> old = base == null ? List.of() : ColdKeys.of(base.message());
        List<byte[]> next = current == null ? List.of() : ColdKeys.of(current.message());
        for (byte[] key : old) {
            if (!contains(next, key)) {
                batch.delete(key);
            }
        }
        for (byte[] key : next) {
            if (!contains(old, key)) {
                batch.put(key);
            }
        }
    }

    private static void shared(
            @Nullable StoredRecord base, @Nullable StoredRecord current, MessageId id, ColdLists shared) {
        List<byte[]> old = base == null ? List.of() : ColdKeys.shared(base);
        List<byte[]> next = current == null ? List.of() : ColdKeys.shared(current);
        for (byte[] key : old) {
            if (!contains(next, key)) {
                shared.remove(key, id);
            }
        }
        for (byte[] key : next) {
            if (!contains(old, key)) {
                shared.add(key, id);
            }
        }
    }

    private static boolean contains(List<byte[]> keys, byte[] key) {
        for (byte[] other : keys) {
            if (Arrays.equals(other, key)) {
                return true;
            }
        }
        return false;
    }

    /** Hands on all records behind this one, by id, as long as they are wanted. */
    void records(@Nullable MessageId after, Predicate<StoredRecord> wanted) {
        byte[] from = after == null ? ColdKeys.records() : ColdKeys.record(new MessageId(after.value() + 1));
        database.scan(from, ColdKeys.after(ColdKeys.records()), (key, value) -> {
            MessageId id = ColdKeys.id(key);
            return wanted.test(read(id, value));
        });
    }

    /** Hands on the ids at the end of the keys that begin like this, ascending, as long as they are wanted. */
    void idsUnder(byte[] prefix, @Nullable MessageId after, Predicate<MessageId> wanted) {
        byte[] from = after == null ? prefix : ColdKeys.with(prefix, new MessageId(after.value() + 1));
        database.scan(from, ColdKeys.after(prefix), (key, _) -> wanted.test(ColdKeys.id(key)));
    }

    /**
     * Hands on the ids of messages from or to an address, ascending, as long as they are wanted.
     *
     * @param kind {@link ColdKeys#SOURCE} or {@link ColdKeys#DESTINATION}
     */
    void idsAddressed(byte kind, String address, @Nullable MessageId after, Predicate<MessageId> wanted) {
        var walk = new PeriodWalk(kind, address, wanted);
        byte[] from = walk.start(after);
        while (from.length > 0) {
            database.scan(from, ColdKeys.after(ColdKeys.all(kind)), walk);
            from = walk.next();
        }
    }

    /** The ids that are listed under the shared keys that begin like this. */
    Set<MessageId> idsListedUnder(byte[] prefix) {
        Set<MessageId> ids = new HashSet<>();
        database.scan(prefix, ColdKeys.after(prefix), (_, value) -> {
            ids.addAll(ids(value));
            return true;
        });
        return ids;
    }
}
