package io.stonechat.host;

import java.nio.file.Path;
import java.util.Arrays;

/**
 * The text of a file, and where in it something stands. Lines are cut out when they are asked for: a file of a hundred
 * thousand routes would have as many texts beside it.
 *
 * <p>Not for several threads at once.
 */
final class SourceText {

    private final Path file;
    private String text;
    private int[] starts;
    private int lastLine;
    private String lastText = "";

    SourceText(Path file, String text) {
        this.file = file;
        this.text = text;
        this.starts = starts(text);
    }

    private static int[] starts(String text) {
        var starts = new int[64];
        int lines = 1;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
            if (lines == starts.length) {
                starts = Arrays.copyOf(starts, lines * 2);
            }
            starts[lines++] = end + 1;
        }
        return Arrays.copyOf(starts, lines);
    }

    String text() {
        return text;
    }

    /** Lets go of the text, which may have megabytes: places that are asked for later come without their lines. */
    void forget() {
        text = "";
        starts = new int[] {0};
        lastLine = 0;
        lastText = "";
    }

    Place place(int line, int column) {
        return new Place(file, line, column, line(line));
    }

    /** What stands in a line; nothing behind the last. Many nodes stand in one. */
    private String line(int line) {
        if (line != lastLine) {
            lastText = line < 1 || line > starts.length ? "" : cut(line - 1);
            lastLine = line;
        }
        return lastText;
    }

    private String cut(int at) {
        int end = at + 1 < starts.length ? starts[at + 1] - 1 : text.length();
        if (end > starts[at] && text.charAt(end - 1) == '\r') {
            end--;
        }
        return text.substring(starts[at], end);
    }
}
