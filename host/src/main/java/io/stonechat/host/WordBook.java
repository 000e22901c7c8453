package io.stonechat.host;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers for the texts that stand in a list again and again. A text gets one when it comes for the second time, not long
 * after the first; one that comes once leaves nothing behind.
 */
final class WordBook {

    private static final int MOST_WORDS = 4096;
    private static final int RECENT = 1024;

    private final List<String> words = new ArrayList<>();

    /** By place: the number of a word; 0 for a free one. */
    private final int[] numbers = new int[MOST_WORDS * 4];

    private final @Nullable String[] recent = new String[RECENT];
    private final int[] recentFrom = new int[RECENT];
    private final int[] recentTo = new int[RECENT];

    /** All words, the one with the number 1 first. */
    List<String> words() {
        return words;
    }

    /** The number of a part of a text; 0 if it has none. */
    int number(String text, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        int at = (hash ^ (hash >>> 15)) & (numbers.length - 1);
        while (numbers[at] != 0) {
            if (isPart(words.get(numbers[at] - 1), text, from, to)) {
                return numbers[at];
            }
            at = (at + 1) & (numbers.length - 1);
        }
        if (words.size() < MOST_WORDS && cameBefore(hash, text, from, to)) {
            words.add(text.substring(from, to));
            numbers[at] = words.size();
        }
        return numbers[at];
    }

    /** Whether it came a while ago; it has come now. */
    private boolean cameBefore(int hash, String text, int from, int to) {
        int slot = (hash ^ (hash >>> 10)) & (RECENT - 1);
        var before = recent[slot];
        if (before != null
                && recentTo[slot] - recentFrom[slot] == to - from
                && before.regionMatches(recentFrom[slot], text, from, to - from)) {
            return true;
        }
        recent[slot] = text;
        recentFrom[slot] = from;
        recentTo[slot] = to;
        return false;
    }

    private static boolean isPart(String word, String text, int from, int to) {
        return word.length() == to - from && text.startsWith(word, from);
    }
}
