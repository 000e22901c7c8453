package io.stonechat.protocol;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the fields of a receipt's text: in any order, in any case, with anything before, between and after them. Each
 * colon is looked at once.
 */
final class ReceiptScanner {

    private static final int KEYS = ReceiptKey.values().length;

    private final String raw;
    private final int[] from = new int[KEYS];
    private final int[] to = new int[KEYS];
    private final List<String> unread = new ArrayList<>(0);
    private int keyStart;

    ReceiptScanner(String raw) {
        this.raw = raw;
        Arrays.fill(from, -1);
        scan();
    }

    private void scan() {
        int open = -1;
        for (int colon = raw.indexOf(':'); colon >= 0; colon = raw.indexOf(':', colon + 1)) {
            var key = keyBefore(colon);
            // What was found once is not looked for again: the text may say anything.
            if (key != null && from[key.slot()] < 0) {
                if (open >= 0) {
                    to[open] = keyStart;
                }
                open = key.slot();
                from[open] = colon + 1;
                to[open] = raw.length();
            }
        }
    }

    private @Nullable ReceiptKey keyBefore(int colon) {
        if (colon == 0) {
            return null;
        }
        return switch (raw.charAt(colon - 1) | 0x20) {
            case 'd' -> isBefore(colon, "dlvrd") ? ReceiptKey.DLVRD : isBefore(colon, "id") ? ReceiptKey.ID : null;
            case 'b' -> isBefore(colon, "sub") ? ReceiptKey.SUB : null;
            case 't' -> isBefore(colon, "stat") ? ReceiptKey.STAT : isBefore(colon, "text") ? ReceiptKey.TEXT : null;
            case 'r' -> isBefore(colon, "err") ? ReceiptKey.ERR : null;
            case 'e' -> dateKey(colon);
            default -> null;
        };
    }

    private @Nullable ReceiptKey dateKey(int colon) {
        if (isBefore(colon, "submit date") || isBefore(colon, "submitdate") || isBefore(colon, "submit_date")) {
            return ReceiptKey.SUBMIT_DATE;
        }
        boolean done = isBefore(colon, "done date") || isBefore(colon, "donedate") || isBefore(colon, "done_date");
        return done ? ReceiptKey.DONE_DATE : null;
    }

    private boolean isBefore(int colon, String key) {
        int start = colon - key.length();
        if (start < 0 || !raw.regionMatches(true, start, key, 0, key.length())) {
            return false;
        }
        if (start > 0 && Character.isLetterOrDigit(raw.charAt(start - 1))) {
            return false;
        }
        keyStart = start;
        return true;
    }

    /** The first word of a field; null if the field is not there or empty. */
    @Nullable
    String word(ReceiptKey key) {
        int at = from[key.slot()];
        if (at < 0) {
            return null;
        }
        int end = to[key.slot()];
        while (at < end && raw.charAt(at) <= ' ') {
            at++;
        }
        int stop = at;
        while (stop < end && raw.charAt(stop) > ' ') {
            stop++;
        }
        return at == stop ? null : raw.substring(at, stop);
    }

    /** All of a field, blanks included; null if it is not there. */
    @Nullable
    String all(ReceiptKey key) {
        int at = from[key.slot()];
        return at < 0 ? null : raw.substring(at, to[key.slot()]);
    }

    /** A field that is a number; null, and noted, if it is not. */
    @Nullable
    Integer number(ReceiptKey key) {
        var word = word(key);
        if (word == null) {
            return null;
        }
        int number = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c < '0' || c > '9' || i > 8) {
                unread.add(key.label() + " '" + word + "' is not a number");
                return null;
            }
            number = number * 10 + c - '0';
        }
        return number;
    }

    /** A field that is a date; null, and noted, if it is not, or could be two. */
    @Nullable
    LocalDateTime date(ReceiptKey key) {
        var word = word(key);
        if (word == null) {
            return null;
        }
        var date = ReceiptDate.parse(word);
        if (date == null) {
            unread.add(key.label() + " '" + word + "' is not one date of 10, 12 or 14 digits");
        }
        return date;
    }

    /** What was found but could not be read, a phrase each. */
    List<String> unread() {
        return List.copyOf(unread);
    }
}
