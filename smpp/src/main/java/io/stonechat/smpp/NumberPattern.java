package io.stonechat.smpp;

import java.util.Locale;

/**
 * A number or a name that a rule or a list means: a whole one, or with a {@code *} at its end all that begin so. A leading
 * {@code +} does not count, nor does the case of letters.
 *
 * @param text what it says, without the {@code *}, bare
 * @param prefix whether all that begin so are meant
 */
public record NumberPattern(String text, boolean prefix) {

    /** Reads a pattern. */
    public static NumberPattern of(String written) {
        String stripped = written.strip();
        return stripped.endsWith("*")
                ? new NumberPattern(bare(stripped.substring(0, stripped.length() - 1)), true)
                : new NumberPattern(bare(stripped), false);
    }

    /** Whether a number or name is meant. */
    public boolean matches(String number) {
        String bare = bare(number);
        return prefix ? bare.startsWith(text) : bare.equals(text);
    }

    /** As it is compared: without a leading plus sign, in lower case. */
    static String bare(String number) {
        String digits = number.startsWith("+") ? number.substring(1) : number;
        for (int i = 0; i < digits.length(); i++) {
            if (!isDigit(digits.charAt(i))) {
                return digits.toLowerCase(Locale.ROOT);
            }
        }
        return digits;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    @Override
    public String toString() {
        return prefix ? text + "*" : text;
    }
}
