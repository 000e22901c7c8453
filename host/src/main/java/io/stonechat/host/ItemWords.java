package io.stonechat.host;

import java.util.Arrays;

/**
 * One item of a list as it stands in a text of YAML: its words, and the signs between them. It is moved from item to item.
 *
 * <p>A word is made of characters that mean nothing to YAML wherever they stand: letters, digits and a few more, and a blank,
 * hyphen or colon right between two of these. Such a word lies within one value, key or comment, never at the border of two,
 * so another word in its place changes what stands there and nothing else. The only exception is {@code null}.
 */
final class ItemWords {

    /** Far below the 1024 characters that YAML allows a key on one line. */
    private static final int LONGEST = 768;

    private static final int MOST_WORDS = 128;
    private static final String NULL = "null";
    private static final String WORD_SIGNS = "_./+()";
    private static final String GLUE_SIGNS = " -:";
    private static final int ASCII = 128;

    private static final byte SIGN = 0;
    private static final byte WORD = 1;
    private static final byte GLUE = 2;

    /** What keeps an item from being compared: a variable, or a character that is not plain. */
    private static final byte OTHER = 3;

    private static final byte[] KINDS = kinds();

    private final String text;
    private final int[] starts = new int[MOST_WORDS];
    private final int[] ends = new int[MOST_WORDS];
    private int count;
    private int begin;
    private int end;
    private int lines;
    private long hash;

    ItemWords(String text) {
        this.text = text;
    }

    private static byte[] kinds() {
        var kinds = new byte[ASCII];
        for (char c = 0; c < ASCII; c++) {
            kinds[c] = c < ' ' || c == ASCII - 1 || c == '$' ? OTHER : SIGN;
            if (Character.isLetterOrDigit(c) || WORD_SIGNS.indexOf(c) >= 0) {
                kinds[c] = WORD;
            }
            if (GLUE_SIGNS.indexOf(c) >= 0) {
                kinds[c] = GLUE;
            }
        }
        return kinds;
    }

    /** Whether a character is one that an item, or a comment between two, may have. */
    static boolean isPlain(char c) {
        return kind(c) != OTHER || c == '$';
    }

    private static byte kind(char c) {
        if (c < ASCII) {
            return KINDS[c];
        }
        return Character.isLetterOrDigit(c) ? WORD : OTHER;
    }

    /**
     * Moves to the item that begins in a line: the lines below it that are further in belong to it.
     *
     * @param at where the line begins
     * @param indent the blanks before the hyphen
     * @return whether the item is one that may be compared with others
     */
    boolean read(int at, int indent) {
        begin = at;
        count = 0;
        lines = 0;
        hash = 0;
        int from = at + indent;
        end = at;
        do {
            hash = hash * 31 + (from - end);
            int stop = line(from);
            if (stop < 0) {
                return false;
            }
            lines++;
            end = Math.min(text.length(), stop + 1);
            from = end + ItemScanner.blanks(text, end);
        } while (from - end > indent && !isAside(from));
        return true;
    }

    /** Whether nothing stands here but a comment at most. */
    private boolean isAside(int at) {
        return at == text.length() || "\r\n#".indexOf(text.charAt(at)) >= 0;
    }

    /** Goes through one line; says where it ends, or -1. */
    private int line(int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n') {
            char c = text.charAt(at);
            byte kind = kind(c);
            if (kind == WORD) {
                at = word(at);
                hash = hash * 31 + WORD;
            } else if (kind == OTHER && !isLineEnd(at)) {
                return -1;
            } else {
                at++;
                hash = hash * 31 + c;
            }
            if (at < 0 || at - begin > LONGEST) {
                return -1;
            }
        }
        return at;
    }

    private boolean isLineEnd(int at) {
        return text.startsWith("\r\n", at);
    }

    private int word(int from) {
        int at = from + 1;
        while (at < text.length()) {
            byte kind = kind(text.charAt(at));
            if (kind == WORD) {
                at++;
            } else if (kind == GLUE && at + 1 < text.length() && kind(text.charAt(at + 1)) == WORD) {
                at += 2;
            } else {
                break;
            }
        }
        boolean isNull = at - from == NULL.length() && text.regionMatches(true, from, NULL, 0, NULL.length());
        if (isNull || count == MOST_WORDS) {
            return -1;
        }
        starts[count] = from;
        ends[count++] = at;
        return at;
    }

    /** The text that it stands in. */
    String text() {
        return text;
    }

    /** The item itself, from the beginning of its first line to the end of its last. */
    String item() {
        return text.substring(begin, end);
    }

    int begin() {
        return begin;
    }

    /** Where the line after it begins. */
    int end() {
        return end;
    }

    /** How many lines it has. */
    int lines() {
        return lines;
    }

    /** How many words it has. */
    int count() {
        return count;
    }

    int start(int word) {
        return starts[word];
    }

    int end(int word) {
        return ends[word];
    }

    /** The same for items that have the same signs between their words. */
    long hash() {
        return hash;
    }

    /** Where the words begin, counted from the beginning of the item. */
    int[] wordStarts() {
        return Arrays.stream(starts, 0, count).map(start -> start - begin).toArray();
    }

    /** Where the words end, counted from the beginning of the item. */
    int[] wordEnds() {
        return Arrays.stream(ends, 0, count).map(wordEnd -> wordEnd - begin).toArray();
    }
}
