package io.stonechat.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * A tagged optional parameter (SMPP 3.4 §5.3.1).
 *
 * @param tag the tag, 0 to 0xFFFF; see {@link TlvTag}
 * @param value the value, at most 65,535 octets
 */
public record Tlv(int tag, Octets value) {

    private static final int LONGEST = 0xFFFF;

    /**
     * Checks that tag and length fit on the wire.
     *
     * @throws IllegalArgumentException if the tag is not 0 to 0xFFFF or the value is longer than 65,535 octets
     */
    public Tlv {
        if (tag < 0 || tag > 0xFFFF) {
            throw new IllegalArgumentException("TLV tag " + tag + " is not 0 to 65535 (0xffff)");
        }
        if (value.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "TLV " + TlvTag.name(tag) + " has " + value.length() + " octets, at most " + LONGEST + " fit");
        }
    }

    /**
     * A TLV of one octet.
     *
     * @throws IllegalArgumentException if the value is not 0 to 255
     */
    public static Tlv octet(int tag, int value) {
        return integer(tag, value, 1);
    }

    /**
     * A TLV of two octets.
     *
     * @throws IllegalArgumentException if the value is not 0 to 65,535
     */
    public static Tlv int16(int tag, int value) {
        return integer(tag, value, 2);
    }

    /** A TLV of four octets, an unsigned number given as its raw bits. */
    public static Tlv int32(int tag, int value) {
        return integer(tag, Integer.toUnsignedLong(value), 4);
    }

    /**
     * A TLV of Latin-1 text, with the NUL that ends it.
     *
     * @throws IllegalArgumentException if a character is a NUL or not Latin-1
     */
    public static Tlv cString(int tag, String value) {
        var bytes = new byte[value.length() + 1];
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == 0 || c > 0xFF) {
                throw new IllegalArgumentException("character %d of TLV %s is U+%04X, not Latin-1 text"
                        .formatted(i + 1, TlvTag.name(tag), (int) c));
            }
            bytes[i] = (byte) c;
        }
        return new Tlv(tag, Octets.wrap(bytes));
    }

    static Tlv integer(int tag, long value, int width) {
        if (value < 0 || (width < Long.BYTES && value >>> (8 * width) != 0)) {
            throw new IllegalArgumentException(
                    "value %d of TLV %s does not fit %d octets".formatted(value, TlvTag.name(tag), width));
        }
        var bytes = new byte[width];
        for (int i = 0; i < width; i++) {
            bytes[i] = (byte) (value >>> (8 * (width - 1 - i)));
        }
        return new Tlv(tag, Octets.wrap(bytes));
    }

    /**
     * The value as an unsigned big-endian number of 1 to 8 octets.
     *
     * @throws IllegalStateException if the value has no octets or more than 8
     */
    public long integer() {
        if (value.isEmpty() || value.length() > Long.BYTES) {
            throw new IllegalStateException(
                    "TLV " + TlvTag.name(tag) + " has " + value.length() + " octets and is not a number");
        }
        long number = 0;
        for (byte octet : value.bytes()) {
            number = number << 8 | (octet & 0xFF);
        }
        return number;
    }

    /** The value as Latin-1 text up to the first NUL, or to its end if there is none. */
    public String text() {
        var bytes = value.bytes();
        int end = 0;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, 0, end, ISO_8859_1);
    }

    /** The name of the tag and the value in hexadecimal. */
    @Override
    public String toString() {
        return TlvTag.name(tag) + "=" + value;
    }
}
