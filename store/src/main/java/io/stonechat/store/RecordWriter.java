package io.stonechat.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A growing array that numbers, texts and times are written into compactly; {@link RecordReader} reads them back. */
final class RecordWriter {

    /** Times are counted from here, so that most seconds take four octets. */
    static final long EPOCH_SECOND = Instant.parse("2020-01-01T00:00:00Z").getEpochSecond();

    private static final int INITIAL_CAPACITY = 1024;
    private static final int NANOS_PER_MICRO = 1000;
    private static final int CONTINUED = 0x80;
    private static final int LOW_BITS = 0x7F;
    private static final int GROUP_BITS = 7;

    private byte[] array;
    private int length;

    RecordWriter() {
        this(INITIAL_CAPACITY);
    }

    RecordWriter(int capacity) {
        array = new byte[capacity];
    }

    byte[] array() {
        return array;
    }

    int length() {
        return length;
    }

    void truncate(int newLength) {
        length = newLength;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(array, length);
    }

    void octet(int value) {
        require(1);
        array[length++] = (byte) value;
    }

    void flag(boolean value) {
        octet(value ? 1 : 0);
    }

    /** A number, unsigned: seven bits an octet, the low ones first. */
    void varint(long value) {
        require(Long.BYTES + 2);
        if ((value & ~(long) LOW_BITS) == 0) {
            array[length++] = (byte) value;
            return;
        }
        long rest = value;
        while ((rest & ~(long) LOW_BITS) != 0) {
            array[length++] = (byte) ((rest & LOW_BITS) | CONTINUED);
            rest >>>= GROUP_BITS;
        }
        array[length++] = (byte) rest;
    }

    /** A number that may be negative. */
    void signed(long value) {
        varint((value << 1) ^ (value >> (Long.SIZE - 1)));
    }

    void int32(int value) {
        require(Integer.BYTES);
        put32(length, value);
        length += Integer.BYTES;
    }

    void int64(long value) {
        int32((int) (value >>> Integer.SIZE));
        int32((int) value);
    }

    void put32(int at, int value) {
        array[at] = (byte) (value >>> 24);
        array[at + 1] = (byte) (value >>> 16);
        array[at + 2] = (byte) (value >>> 8);
        array[at + 3] = (byte) value;
    }

    void octets(byte[] source, int offset, int count) {
        require(count);
        System.arraycopy(source, offset, array, length, count);
        length += count;
    }

    void octets(byte[] source) {
        octets(source, 0, source.length);
    }

    /** A text, after its length in octets. */
    void text(String text) {
        if (!isWrittenAsShortAscii(text)) {
            byte[] encoded = text.getBytes(UTF_8);
            varint(encoded.length);
            octets(encoded);
        }
    }

    /** Most texts are short and ASCII: they are written before it is known that they are, and stay if so. */
    private boolean isWrittenAsShortAscii(String text) {
        int count = text.length();
        if (count >= CONTINUED) {
            return false;
        }
        require(count + 1);
        int at = length + 1;
        int seen = 0;
        for (int i = 0; i < count; i++) {
            char next = text.charAt(i);
            seen |= next;
            array[at + i] = (byte) next;
        }
        if (seen >= CONTINUED) {
            return false;
        }
        array[length] = (byte) count;
        length = at + count;
        return true;
    }

    void textOrNull(@Nullable String text) {
        flag(text != null);
        if (text != null) {
            text(text);
        }
    }

    /** A time: seconds, then microseconds or, where those are not exact, nanoseconds. */
    void time(Instant at) {
        signed(at.getEpochSecond() - EPOCH_SECOND);
        int nanos = at.getNano();
        boolean whole = nanos % NANOS_PER_MICRO == 0;
        varint(whole ? (long) (nanos / NANOS_PER_MICRO) << 1 : ((long) nanos << 1) | 1);
    }

    void timeOrNull(@Nullable Instant at) {
        flag(at != null);
        if (at != null) {
            time(at);
        }
    }

    /** Begins something whose length is written before it; give the result to {@link #end}. */
    int begin() {
        octet(0);
        return length;
    }

    /** Ends what began there: its length is now known, and what was written moves up where that takes more than one octet. */
    void end(int start) {
        int size = length - start;
        if (size < CONTINUED) {
            array[start - 1] = (byte) size;
            return;
        }
        int more = (Integer.SIZE - 1 - Integer.numberOfLeadingZeros(size)) / GROUP_BITS;
        require(Long.BYTES + 2);
        System.arraycopy(array, start, array, start + more, size);
        length = start - 1;
        varint(size);
        length += size;
    }

    private void require(int more) {
        if (array.length - length < more) {
            array = Arrays.copyOf(array, Math.max(array.length * 2, length + more));
        }
    }
}
