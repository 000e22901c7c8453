package io.stonechat.protocol;

import java.util.List;

/**
 * A way of writing text as octets in a short message. {@link Alphabets} has those of the specification; an operator's own
 * is one more implementation, immutable and safe to use from any thread.
 */
public interface Alphabet {

    /** Its name, for people, such as {@code GSM 7-bit}. */
    String name();

    /** The {@code data_coding} that says a message is written in it, 0 to 255 (SMPP 3.4 §5.2.19). */
    int dataCoding();

    /**
     * How many bits a unit takes on the air: 7 for septets, although SMPP carries each in an octet of its own, 8 or 16. A
     * message has 1120 bits.
     */
    int bitsPerUnit();

    /** How many units a character takes; 0 if the alphabet does not have it. */
    int units(int codePoint);

    /**
     * The text in octets.
     *
     * @throws IllegalArgumentException if the alphabet lacks a character, naming it
     */
    Octets encode(String text);

    /** The text the octets mean; never fails, U+FFFD stands for what they cannot mean. */
    String decode(Octets octets);

    /**
     * What a user data header must say for a message to be read in this alphabet: the national language tables (3GPP TS 23.040
     * §9.2.3.24.15); nothing for most.
     */
    default List<InformationElement> headers() {
        return List.of();
    }

    /** Whether the alphabet has all characters of the text. */
    default boolean canEncode(String text) {
        return firstMissing(text) < 0;
    }

    /** The index of the first character of the text that the alphabet lacks, or -1. */
    default int firstMissing(String text) {
        int codePoint;
        for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
            codePoint = text.codePointAt(i);
            if (units(codePoint) == 0) {
                return i;
            }
        }
        return -1;
    }

    /**
     * How many units the text takes.
     *
     * @throws IllegalArgumentException if the alphabet lacks a character, naming it
     */
    default int units(String text) {
        int sum = 0;
        int codePoint;
        for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
            codePoint = text.codePointAt(i);
            int units = units(codePoint);
            if (units == 0) {
                throw missing(text, i);
            }
            sum += units;
        }
        return sum;
    }

    /** The failure to encode the character at an index. */
    default IllegalArgumentException missing(String text, int index) {
        return new IllegalArgumentException("%s has no '%s' (U+%04X), character %d of the text"
                .formatted(name(), Character.toString(text.codePointAt(index)), text.codePointAt(index), index + 1));
    }
}
