package io.stonechat.host;

import java.io.Reader;

/**
 * Reads a text, and never ends between the two halves of a character beyond the first plane: snakeyaml-engine 3.0.1 fails on
 * what follows when its buffer does.
 */
final class WholeCharacters extends Reader {

    private final String text;
    private int at;

    WholeCharacters(String text) {
        this.text = text;
    }

    @Override
    public int read(char[] buffer, int offset, int length) {
        if (at == text.length()) {
            return -1;
        }
        int end = Math.min(text.length(), at + length);
        if (end - at > 1 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        int count = end - at;
        text.getChars(at, end, buffer, offset);
        at = end;
        return count;
    }

    @Override
    public void close() {}
}
