package io.stonechat.smpp;

import java.util.Locale;

/**
 * One of {@code routing.mo}: whose a mobile-originated message is. What is empty matches everything.
 *
 * @param to the number it was sent to; {@code 4477*} for all that start so
 * @param from the number that sent it; {@code 31*} for all that start so
 * @param keyword the first word of its text, in any case
 * @param bind the bind it came from
 * @param user the system_id whose mailbox it goes to
 */
public record MoRule(String to, String from, String keyword, String bind, String user) {

    /** Whether a message is this rule's. */
    boolean matches(String messageTo, String messageFrom, String text, String fromBind) {
        return number(to, messageTo)
                && number(from, messageFrom)
                && (bind.isEmpty() || bind.equals(fromBind))
                && (keyword.isEmpty() || keyword.toLowerCase(Locale.ROOT).equals(firstWord(text)));
    }

    private static boolean number(String pattern, String number) {
        if (pattern.endsWith("*")) {
            return digits(number).startsWith(digits(pattern.substring(0, pattern.length() - 1)));
        }
        return pattern.isEmpty() || digits(pattern).equals(digits(number));
    }

    private static String digits(String number) {
        return number.startsWith("+") ? number.substring(1) : number;
    }

    private static String firstWord(String text) {
        String word = text.strip();
        int end = 0;
        while (end < word.length() && !Character.isWhitespace(word.charAt(end))) {
            end++;
        }
        return word.substring(0, end).toLowerCase(Locale.ROOT);
    }
}
