package io.stonechat.host;

import org.jspecify.annotations.Nullable;

/**
 * Goes along the items of a list, in the text that they stand in, as far as they can be read by patterns: each must be like
 * an item that the YAML library has read, and another one must follow, so that it is known to end where it seems to.
 */
final class ItemScanner {

    private static final String ITEM = "- ";

    private final String text;
    private final ItemPatterns patterns;
    private final ItemWords item;
    private int indent;
    private int left;
    private int at;
    private int line;
    private int next;
    private int nextLine;
    private @Nullable ItemPattern pattern;

    ItemScanner(String text, ItemPatterns patterns) {
        this.text = text;
        this.patterns = patterns;
        this.item = new ItemWords(text);
    }

    /** Whether an item begins in the line that begins here. */
    static boolean isItem(String text, int lineStart) {
        return text.startsWith(ITEM, lineStart + blanks(text, lineStart));
    }

    /** How many blanks stand at a place. */
    static int blanks(String text, int at) {
        int blanks = 0;
        while (at + blanks < text.length() && text.charAt(at + blanks) == ' ') {
            blanks++;
        }
        return blanks;
    }

    /**
     * Moves to an item.
     *
     * @param lineStart where its line begins
     * @param lineNumber the number of this line
     * @param most how many items to go along at most
     */
    void begin(int lineStart, int lineNumber, int most) {
        indent = blanks(text, lineStart);
        left = most;
        next = lineStart;
        nextLine = lineNumber;
        next();
    }

    /** Whether the item here can be read. */
    boolean hasMore() {
        return pattern != null;
    }

    /** Moves on, from an item that can be read. */
    void next() {
        Pieces.between();
        at = next;
        line = nextLine;
        pattern = null;
        if (left > 0 && item.read(at, indent)) {
            left--;
            var found = patterns.of(item);
            pattern = found != null && follows() ? found : null;
        }
    }

    /** Looks for the next item of the list, behind blank lines and comments. */
    private boolean follows() {
        next = item.end();
        nextLine = line + item.lines();
        while (next < text.length()) {
            int from = next + blanks(text, next);
            if (from - next == indent && text.startsWith(ITEM, from)) {
                return true;
            }
            next = behindAside(from);
            nextLine++;
        }
        return false;
    }

    /** The next line, if there is nothing here but a comment; the end of the text if there is. */
    private int behindAside(int from) {
        int end = text.indexOf('\n', from);
        if (end < 0) {
            return text.length();
        }
        int stop = end > from && text.charAt(end - 1) == '\r' ? end - 1 : end;
        boolean aside = from >= stop || text.charAt(from) == '#';
        for (int i = from; i < stop && aside; i++) {
            aside = ItemWords.isPlain(text.charAt(i));
        }
        return aside ? end + 1 : text.length();
    }

    /** What the item here is like; only if it can be read. */
    ItemPattern pattern() {
        if (pattern == null) {
            throw new IllegalStateException("the item in line " + line + " is like no other");
        }
        return pattern;
    }

    ItemWords item() {
        return item;
    }

    /** Where the line of the item begins. */
    int at() {
        return at;
    }

    /** The number of this line. */
    int line() {
        return line;
    }
}
