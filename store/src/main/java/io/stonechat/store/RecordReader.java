package io.stonechat.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads what {@link RecordWriter} wrote; whatever it was not fails with a {@link StoreFormatException}. */
final class RecordReader {

    private static final int NANOS_PER_MICRO = 1000;
    private static final int CONTINUED = 0x80;
    private static final int LOW_BITS = 0x7F;
    private static final int GROUP_BITS = 7;

    private final byte[] array;
    private final int end;
    private int position;

    RecordReader(byte[] array) {
        this(array, 0, array.length);
    }

    RecordReader(byte[] array, int offset, int length) {
        this.array = array;
        this.position = offset;
        this.end = offset + length;
    }

    boolean hasMore() {
        return position < end;
    }

    int octet() {
        require(1);
        return array[position++] & 0xFF;
    }

    boolean flag() {
        return octet() != 0;
    }

    long varint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += GROUP_BITS) {
            int octet = octet();
            value |= (long) (octet & LOW_BITS) << shift;
            if (octet < CONTINUED) {
                return value;
            }
        }
        throw new StoreFormatException("a number is longer than ten octets");
    }

    int number() {
        long value = varint();
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new StoreFormatException("the number " + Long.toUnsignedString(value) + " is out of range");
        }
        return (int) value;
    }

    long signed() {
        long value = varint();
        return (value >>> 1) ^ -(value & 1);
    }

    int int32() {
        require(Integer.BYTES);
        int value = (array[position] & 0xFF) << 24
                | (array[position + 1] & 0xFF) << 16
                | (array[position + 2] & 0xFF) << 8
                | (array[position + 3] & 0xFF);
        position += Integer.BYTES;
        return value;
    }

    long int64() {
        return ((long) int32() << Integer.SIZE) | (int32() & 0xFFFF_FFFFL);
    }

    byte[] octets(int count) {
        require(count);
        position += count;
        return Arrays.copyOfRange(array, position - count, position);
    }

    String text() {
        int count = number();
        require(count);
        position += count;
        return new String(array, position - count, count, UTF_8);
    }

    @Nullable
    String textOrNull() {
        return flag() ? text() : null;
    }

    Instant time() {
        long seconds = signed() + RecordWriter.EPOCH_SECOND;
        long fraction = varint();
        long nanos = (fraction & 1) == 0 ? (fraction >>> 1) * NANOS_PER_MICRO : fraction >>> 1;
        try {
            return Instant.ofEpochSecond(seconds, nanos);
        } catch (DateTimeException | ArithmeticException problem) {
            throw new StoreFormatException("a time is out of range", problem);
        }
    }

    @Nullable
    Instant timeOrNull() {
        return flag() ? time() : null;
    }

    /** What was written between {@code begin} and {@code end}, to be read on its own. */
    RecordReader nested() {
        int count = number();
        require(count);
        position += count;
        return new RecordReader(array, position - count, count);
    }

    /** The octets that are left. */
    byte[] rest() {
        return octets(end - position);
    }

    byte[] array() {
        return array;
    }

    int position() {
        return position;
    }

    int remaining() {
        return end - position;
    }

    private void require(int count) {
        if (count < 0 || end - position < count) {
            throw new StoreFormatException("it ends too early");
        }
    }
}
