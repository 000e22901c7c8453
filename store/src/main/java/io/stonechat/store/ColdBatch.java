package io.stonechat.store;

/**
 * Changes to what is kept cold, in the form RocksDB itself gives a batch (its {@code write_batch.cc}): so that a checkpoint
 * of many thousand keys crosses into native code once, not once a key.
 */
final class ColdBatch {

    private static final int SEQUENCE = Long.BYTES;
    private static final int DELETION = 0;
    private static final int VALUE = 1;
    private static final byte[] NOTHING = {};

    private final RecordWriter out = new RecordWriter(1 << 20);
    private int count;

    ColdBatch() {
        begin();
    }

    /** Forgets what is in it; its room is used again. */
    void begin() {
        count = 0;
        out.truncate(0);
        out.int64(0);
        out.int32(0);
    }

    void put(byte[] key) {
        put(key, NOTHING, 0);
    }

    void put(byte[] key, byte[] value) {
        put(key, value, value.length);
    }

    void put(byte[] key, byte[] value, int length) {
        count++;
        out.octet(VALUE);
        out.varint(key.length);
        out.octets(key);
        out.varint(length);
        out.octets(value, 0, length);
    }

    void delete(byte[] key) {
        count++;
        out.octet(DELETION);
        out.varint(key.length);
        out.octets(key);
    }

    byte[] done() {
        out.put32(SEQUENCE, Integer.reverseBytes(count));
        return out.toByteArray();
    }
}
