package io.stonechat.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Optional;

/**
 * The value of {@code callback_num} (SMPP 3.4 §5.3.2.36).
 *
 * @param digitMode 0 when the digits are TBCD, 1 when they are ASCII
 * @param ton the type of number, 0 to 255
 * @param npi the numbering plan, 0 to 255
 * @param digits the digits as they came, 1 to 16 octets
 */
public record CallbackNumber(int digitMode, int ton, int npi, Octets digits) {

    private static final int HEADER = 3;

    /** The number in a TLV's value; empty if it is too short to be one. */
    public static Optional<CallbackNumber> parse(Octets value) {
        return value.length() <= HEADER
                ? Optional.empty()
                : Optional.of(
                        new CallbackNumber(value.at(0), value.at(1), value.at(2), value.slice(HEADER, value.length())));
    }

    /** A number in ASCII digits. */
    public static CallbackNumber of(Address address) {
        return new CallbackNumber(
                1, address.ton(), address.npi(), Octets.of(address.address().getBytes(ISO_8859_1)));
    }

    /** The digits as text: ASCII as they are, TBCD unpacked, low half first, without filler (3GPP TS 29.002). */
    public String text() {
        if (digitMode == 1) {
            return new String(digits.bytes(), ISO_8859_1);
        }
        var text = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            append(text, digits.at(i) & 0x0F);
            append(text, digits.at(i) >>> 4);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, int digit) {
        if (digit != 0x0F) {
            text.append("0123456789*#abc".charAt(digit));
        }
    }

    /** The value of the TLV. */
    public Octets toOctets() {
        return Octets.of((byte) digitMode, (byte) ton, (byte) npi).concat(digits);
    }
}
