package io.stonechat.smpp;

import java.time.Duration;
import java.util.Locale;

/**
 * One of {@code routing.mo}: whose a mobile-originated message is. What is empty matches everything.
 *
 * @param to the number it was sent to; {@code 4477*} for all that start so
 * @param from the number that sent it; {@code 31*} for all that start so
 * @param keyword the first word of its text, in any case
 * @param bind the bind it came from
 * @param user the system_id whose mailbox it goes to
 * @param reassemble how long the segments of a long message that may be this rule's wait for each other, so that the rules
 *     are asked about all of its text; zero: they do not
 */
public record MoRule(String to, String from, String keyword, String bind, String user, Duration reassemble) {

    /** A rule that takes segments as they come. */
    public MoRule(String to, String from, String keyword, String bind, String user) {
        this(to, from, keyword, bind, user, Duration.ZERO);
    }

    /** Whether a message is this rule's. */
    boolean matches(String messageTo, String messageFrom, String text, String fromBind) {
        return mayMatch(messageTo, messageFrom, fromBind)
                && (keyword.isEmpty() || keyword.toLowerCase(Locale.ROOT).equals(firstWord(text)));
    }

    /** Whether a message may be this rule's, whatever its text is. */
    boolean mayMatch(String messageTo, String messageFrom, String fromBind) {
        return number(to, messageTo) && number(from, messageFrom) && (bind.isEmpty() || bind.equals(fromBind));
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
