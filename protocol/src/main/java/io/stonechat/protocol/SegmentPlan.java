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

    // Below this, every character but CR LF stands for itself: marks that join the one before begin here.
    private static final char FIRST_COMBINING = '\u0300';

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
        var graphemes = isPlain(text) ? null : BreakIterator.getCharacterInstance(Locale.ROOT);
        if (graphemes != null) {
            graphemes.setText(text);
        }
        int start = 0;
        while (start < text.length()) {
            int end = fit(text, start, alphabet, capacity);
            if (graphemes != null && end < text.length() && !graphemes.isBoundary(end)) {
                int before = graphemes.preceding(end);
                end = before > start ? before : end;
            }
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

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= FIRST_COMBINING || c == '\r') {
                return false;
            }
        }
        return true;
    }
}
