package io.stonechat.protocol;

import java.util.Arrays;
import java.util.HexFormat;

/** Immutable octets, with the equality of values. */
public final class Octets {

    /** No octets. */
    public static final Octets EMPTY = new Octets(new byte[0]);

    private static final HexFormat HEX = HexFormat.of();

    private final byte[] bytes;

    private Octets(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The octets given, copied. */
    public static Octets of(byte... bytes) {
        return bytes.length == 0 ? EMPTY : new Octets(bytes.clone());
    }

    /** The octets of the array, copied. */
    public static Octets copyOf(byte[] bytes) {
        return of(bytes);
    }

    /**
     * A copy of part of an array.
     *
     * @throws IndexOutOfBoundsException if the part does not lie in the array
     */
    public static Octets copyOf(byte[] bytes, int offset, int length) {
        if (length == 0) {
            return EMPTY;
        }
        return new Octets(Arrays.copyOfRange(bytes, offset, offset + length));
    }

    /**
     * The octets written in hexadecimal, upper or lower case, without separators.
     *
     * @throws IllegalArgumentException if the text is not an even number of hexadecimal digits
     */
    public static Octets fromHex(String hex) {
        return wrap(HEX.parseHex(hex));
    }

    /** Takes over an array that nobody else will change. */
    static Octets wrap(byte[] bytes) {
        return bytes.length == 0 ? EMPTY : new Octets(bytes);
    }

    /** How many octets there are. */
    public int length() {
        return bytes.length;
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return bytes.length == 0;
    }

    /**
     * The octet at the index, 0 to 255.
     *
     * @throws IndexOutOfBoundsException if there is no such octet
     */
    public int at(int index) {
        return bytes[index] & 0xFF;
    }

    /**
     * The octets from one index up to, not including, another.
     *
     * @throws IndexOutOfBoundsException if they do not lie within these octets
     */
    public Octets slice(int from, int to) {
        if (from < 0 || to > bytes.length || from > to) {
            throw new IndexOutOfBoundsException("octets " + from + " to " + to + " of " + bytes.length);
        }
        return from == 0 && to == bytes.length ? this : copyOf(bytes, from, to - from);
    }

    /** These octets followed by others. */
    public Octets concat(Octets other) {
        if (isEmpty()) {
            return other;
        }
        var joined = Arrays.copyOf(bytes, bytes.length + other.bytes.length);
        System.arraycopy(other.bytes, 0, joined, bytes.length, other.bytes.length);
        return wrap(joined);
    }

    /** A new array of the octets. */
    public byte[] toByteArray() {
        return bytes.clone();
    }

    /** The octets in lower-case hexadecimal, without separators. */
    public String toHex() {
        return HEX.formatHex(bytes);
    }

    /** The array itself; whoever gets it must not change it. */
    byte[] bytes() {
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The octets in hexadecimal. */
    @Override
    public String toString() {
        return toHex();
    }
}
