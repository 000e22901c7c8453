package io.stonechat.protocol;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where a long text is cut: never inside a character of two units, inside what a reader sees as one only if it must be. */
final class SegmentPlan {

    /** The octets that the element with an 8-bit reference adds to a header. */
    static final int UDH_8 = 5;

    /** The octets that the element with a 16-bit reference adds to a header. */
    static final int UDH_16 = 6;

    // Where the Indic scripts begin: below it only marks and format characters join others, and CR LF.
    private static final char FIRST_INDIC = '\u0900';

    private SegmentPlan() {}

    /** The octets of a header with the alphabet's own elements and others; none if there are neither. */
    static int headerLength(Alphabet alphabet, int elementsLength) {
        int length = elementsLength;
        for (var element : alphabet.headers()) {
            length += 2 + element.data().length();
        }
        return length == 0 ? 0 : 1 + length;
    }

    /**
     * The parts of a text, each of at most so many units.
     *
     * @throws IllegalArgumentException if the alphabet lacks a character or not even one fits
     */
    static List<String> cut(String text, Alphabet alphabet, int capacity) {
        var parts = new ArrayList<String>();
        int start = 0;
        while (start < text.length()) {
            int end = beforeTorn(text, start, fit(text, start, alphabet, capacity));
            parts.add(text.substring(start, end));
            start = end;
        }
        return parts.isEmpty() ? List.of("") : parts;
    }

    /** The end of the longest part that starts here and fits. */
    private static int fit(String text, int start, Alphabet alphabet, int capacity) {
        int used = 0;
        int at = start;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            int units = alphabet.units(codePoint);
            if (units == 0) {
                throw alphabet.missing(text, at);
            }
            if (used + units > capacity) {
                break;
            }
            used += units;
            at += Character.charCount(codePoint);
        }
        if (at == start) {
            throw new IllegalArgumentException("not one character fits a segment of " + capacity + " units");
        }
        return at;
    }

    /** The end of a part, or an earlier one where that would tear what a reader sees as one character. */
    private static int beforeTorn(String text, int start, int end) {
        if (end == text.length() || (standsAlone(text.charAt(end - 1)) && standsAlone(text.charAt(end)))) {
            return end;
        }
        var graphemes = BreakIterator.getCharacterInstance(Locale.ROOT);
        graphemes.setText(text.substring(start, text.offsetByCodePoints(end, 1)));
        if (graphemes.isBoundary(end - start)) {
            return end;
        }
        int before = graphemes.preceding(end - start);
        return before > 0 ? start + before : end;
    }

    /** Whether a character surely joins no other that does so, too; to ask about each cut of a text is dear. */
    private static boolean standsAlone(char c) {
        return c < FIRST_INDIC
                && c != '\r'
                && switch (Character.getType(c)) {
                    case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> false;
                    default -> true;
                };
    }
}
