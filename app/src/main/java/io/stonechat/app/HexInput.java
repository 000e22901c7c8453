package io.stonechat.app;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** Octets as people write them: hexadecimal digits with or without blanks, colons, commas, {@code 0x} or {@code \x}. */
final class HexInput {

    private static final Pattern PREFIX = Pattern.compile("0[xX]|\\\\[xX]");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s:,;._\"'-]");
    private static final Pattern DIGITS = Pattern.compile("[0-9a-fA-F]+");

    private HexInput() {}

    /** The octets a text means; empty when it is not hexadecimal, or has an odd number of digits. */
    static Optional<byte[]> octets(String text) {
        String digits = digits(text);
        return digits.length() % 2 == 0 && DIGITS.matcher(digits).matches()
                ? Optional.of(HexFormat.of().parseHex(digits))
                : Optional.empty();
    }

    /** What keeps a text from being octets, in a phrase. */
    static String complaint(String text) {
        String digits = digits(text);
        for (int i = 0; i < digits.length(); i++) {
            if (Character.digit(digits.charAt(i), 16) < 0) {
                return "'%c' is not a hexadecimal digit".formatted(digits.charAt(i));
            }
        }
        return digits.isEmpty() ? "there are no digits" : "%d is an odd number of digits".formatted(digits.length());
    }

    private static String digits(String text) {
        return SEPARATORS.matcher(PREFIX.matcher(text).replaceAll("")).replaceAll("");
    }
}
