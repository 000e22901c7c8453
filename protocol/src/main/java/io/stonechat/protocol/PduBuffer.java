package io.stonechat.protocol;

import java.util.Arrays;

/**
 * A growing array of octets that PDUs are written into one after the other; made to be reused. Not thread-safe.
 *
 * <p>{@link PduEncoder} appends whole frames; whoever sends them takes {@link #array()} up to {@link #length()} and then
 * calls {@link #reset()}.
 */
public final class PduBuffer {

    private static final int INITIAL_CAPACITY = 512;

    private byte[] array;
    private int length;

    /** An empty buffer. */
    public PduBuffer() {
        this(INITIAL_CAPACITY);
    }

    /**
     * An empty buffer with room for so many octets before it grows.
     *
     * @throws NegativeArraySizeException if the capacity is negative
     */
    public PduBuffer(int capacity) {
        array = new byte[capacity];
    }

    /** The array that holds the octets; another one after the buffer has grown. */
    public byte[] array() {
        return array;
    }

    /** How many octets are written. */
    public int length() {
        return length;
    }

    /** Forgets what is written and keeps the array. */
    public void reset() {
        length = 0;
    }

    /** Forgets what is written after a length. */
    public void truncate(int newLength) {
        length = Math.min(length, newLength);
    }

    /** A new array of the octets written. */
    public byte[] toByteArray() {
        return Arrays.copyOf(array, length);
    }

    /** Makes room for so many more octets. */
    void require(int more) {
        if (array.length - length < more) {
            array = Arrays.copyOf(array, Math.max(array.length * 2, length + more));
        }
    }

    /** Appends an octet; there must be room for it. */
    void int8(int value) {
        array[length++] = (byte) value;
    }

    /** Appends two octets; there must be room for them. */
    void int16(int value) {
        array[length] = (byte) (value >>> 8);
        array[length + 1] = (byte) value;
        length += 2;
    }

    /** Appends four octets; there must be room for them. */
    void int32(int value) {
        int32At(length, value);
        length += 4;
    }

    /** Writes four octets over what stands at an index. */
    void int32At(int index, int value) {
        array[index] = (byte) (value >>> 24);
        array[index + 1] = (byte) (value >>> 16);
        array[index + 2] = (byte) (value >>> 8);
        array[index + 3] = (byte) value;
    }

    /** Appends part of an array; there must be room for it. */
    void octets(byte[] source, int offset, int count) {
        System.arraycopy(source, offset, array, length, count);
        length += count;
    }
}
