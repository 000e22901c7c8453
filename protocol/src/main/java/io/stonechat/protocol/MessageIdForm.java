package io.stonechat.protocol;

import java.math.BigInteger;
import java.util.Locale;

/**
 * How a centre writes its message ids at one place, so that an id in a response and the same id in a receipt can be found
 * equal: many answer in hexadecimal and write the receipt in decimal, padded with zeros to ten digits.
 */
public enum MessageIdForm {
    /** Text to be compared as it is. */
    TEXT(0, ""),
    /** A hexadecimal number: case and leading zeros do not matter. */
    HEX(16, "0123456789abcdef"),
    /** A decimal number: leading zeros do not matter. */
    DECIMAL(10, "0123456789");

    private static final int LONGEST_NUMBER = 64;

    private final int radix;
    private final String digits;

    MessageIdForm(int radix, String digits) {
        this.radix = radix;
        this.digits = digits;
    }

    /**
     * The value to correlate by: of a number its decimal form without leading zeros, of text the text without blanks around
     * it. What is not a number of this form is treated as text, never refused.
     */
    public String normalise(String id) {
        var text = id.strip();
        return this == TEXT || !isNumber(text) ? text : new BigInteger(text, radix).toString();
    }

    /** An id of ours, a decimal number without a sign, written in this form; ids that are no such number stay as they are. */
    public String format(String id) {
        return this == HEX && DECIMAL.isNumber(id) ? new BigInteger(id).toString(radix) : id;
    }

    private boolean isNumber(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        // A longer one is no number any centre counts with, and would only cost time.
        return !lower.isEmpty()
                && lower.length() <= LONGEST_NUMBER
                && lower.chars().allMatch(c -> digits.indexOf(c) >= 0);
    }
}
