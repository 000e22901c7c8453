package io.stonechat.store;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;

/**
 * Changes to what is kept cold, in the form RocksDB itself gives a batch (its {@code write_batch.cc}): so that a checkpoint
 * of many thousand keys crosses into native code once, not once a key. What belongs to one family stands together, since
 * neighbours are quicker to insert.
 */
final class ColdBatch {

    private static final int SEQUENCE = Long.BYTES;
    private static final int DELETION = 4;
    private static final int VALUE = 5;
    private static final byte[] NOTHING = {};

    private final Map<ColdFamily, Part> parts = new EnumMap<>(ColdFamily.class);
    private int count;

    /** Makes an empty one, for families that RocksDB knows by these numbers. */
    ColdBatch(ToIntFunction<ColdFamily> numbers) {
        for (ColdFamily family : ColdFamily.values()) {
            parts.put(family, new Part(numbers.applyAsInt(family), new RecordWriter()));
        }
    }

    /** The changes of one family. */
    private record Part(int number, RecordWriter out) {}

    /** Forgets what is in it; its room is used again. */
    void begin() {
        count = 0;
        parts.values().forEach(part -> part.out.truncate(0));
    }

    void put(byte[] key) {
        put(key, NOTHING, 0);
    }

    void put(byte[] key, byte[] value) {
        put(key, value, value.length);
    }

    void put(byte[] key, byte[] value, int length) {
        RecordWriter out = change(VALUE, key);
        out.varint(length);
        out.octets(value, 0, length);
    }

    void delete(byte[] key) {
        var _ = change(DELETION, key);
    }

    private RecordWriter change(int kind, byte[] key) {
        count++;
        Part part = Objects.requireNonNull(parts.get(ColdFamily.of(key[0])));
        RecordWriter out = part.out;
        out.octet(kind);
        out.varint(part.number);
        out.varint(key.length);
        out.octets(key);
        return out;
    }

    byte[] done() {
        int length = SEQUENCE + Integer.BYTES;
        for (Part part : parts.values()) {
            length += part.out.length();
        }
        var out = new RecordWriter(length);
        out.int64(0);
        out.int32(Integer.reverseBytes(count));
        parts.values().forEach(part -> out.octets(part.out.array(), 0, part.out.length()));
        return out.array();
    }
}
