package io.stonechat.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;

/**
 * Changes to what is kept cold, in the form RocksDB itself gives a batch (its {@code write_batch.cc}): so that a checkpoint
 * of many thousand keys crosses into native code once, not once a key. What belongs to one family stands together and in the
 * order of its keys, since neighbours are quicker to insert.
 */
final class ColdBatch {

    private static final int SEQUENCE = Long.BYTES;
    private static final int DELETION = 4;
    private static final int VALUE = 5;
    private static final int APPENDED = 6;
    private static final byte[] NOTHING = {};

    private final Map<ColdFamily, Part> parts = new EnumMap<>(ColdFamily.class);
    private int count;

    /** Makes an empty one, for families that RocksDB knows by these numbers. */
    ColdBatch(ToIntFunction<ColdFamily> numbers) {
        for (ColdFamily family : ColdFamily.values()) {
            parts.put(family, new Part(numbers.applyAsInt(family)));
        }
    }

    /** Forgets what is in it; its room is used again. */
    void begin() {
        count = 0;
        parts.values().forEach(Part::begin);
    }

    void put(byte[] key) {
        put(key, NOTHING);
    }

    void put(byte[] key, byte[] value) {
        part(key).later.add(new Change(VALUE, key, value));
    }

    /** Puts the record of a message. They come in the order of their ids. */
    void putRecord(byte[] key, byte[] value, int length) {
        part(key).write(VALUE, key, value, length);
    }

    /** Adds to the end of a value, or begins one. */
    void append(byte[] key, byte[] more) {
        part(key).later.add(new Change(APPENDED, key, more));
    }

    void delete(byte[] key) {
        part(key).later.add(new Change(DELETION, key, NOTHING));
    }

    private Part part(byte[] key) {
        count++;
        return Objects.requireNonNull(parts.get(ColdFamily.of(key[0])));
    }

    byte[] done() {
        int length = SEQUENCE + Integer.BYTES;
        for (Part part : parts.values()) {
            length += part.finish();
        }
        var out = new RecordWriter(length);
        out.int64(0);
        out.int32(Integer.reverseBytes(count));
        parts.values().forEach(part -> out.octets(part.out.array(), 0, part.out.length()));
        return out.array();
    }

    /** One change that is still to be put in order. */
    private static final class Change {

        /** In the order of keys; a number tells most of them apart. */
        static final Comparator<Change> BY_KEY = (one, other) -> one.head != other.head
                ? Long.compareUnsigned(one.head, other.head)
                : Arrays.compareUnsigned(one.key, other.key);

        private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

        private final int kind;
        private final byte[] key;
        private final byte[] value;
        private final long head;

        Change(int kind, byte[] key, byte[] value) {
            this.kind = kind;
            this.key = key;
            this.value = value;
            this.head = head(key);
        }

        /** What a key begins with, as a number; one that is shorter is as if it went on with zeros. */
        private static long head(byte[] key) {
            byte[] padded = key.length < Long.BYTES ? Arrays.copyOf(key, Long.BYTES) : key;
            return (long) LONGS.get(padded, 0);
        }
    }

    /** The changes of one family. */
    private static final class Part {

        private final int number;
        private final RecordWriter out = new RecordWriter();
        private final List<Change> later = new ArrayList<>();

        Part(int number) {
            this.number = number;
        }

        void begin() {
            out.truncate(0);
            later.clear();
        }

        /** Writes what came in no order; returns how long all of it is. */
        int finish() {
            // Stable: of two changes to one key the later one holds.
            later.sort(Change.BY_KEY);
            later.forEach(change -> write(change.kind, change.key, change.value, change.value.length));
            later.clear();
            return out.length();
        }

        void write(int kind, byte[] key, byte[] value, int length) {
            out.octet(kind);
            out.varint(number);
            out.varint(key.length);
            out.octets(key);
            if (kind != DELETION) {
                out.varint(length);
                out.octets(value, 0, length);
            }
        }
    }
}
