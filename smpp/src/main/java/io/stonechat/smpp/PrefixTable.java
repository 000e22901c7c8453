package io.stonechat.smpp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values by prefixes of numbers, the longest first, without making an object for a lookup.
 *
 * <p>A prefix is a key: a one followed by its digits, so that dividing by ten gives the key of the prefix that is one digit
 * shorter, and {@code 1} is the empty one. Thread-safe: it never changes.
 *
 * @param <V> what stands behind a prefix
 */
final class PrefixTable<V> {

    /** The digits that fit a key. */
    static final int LONGEST = 18;

    /** The key of the empty prefix; what comes after it is 0, which is no key. */
    private static final long EMPTY = 1;

    private final long[] keys;
    private final int[] slots;
    private final List<V> values;
    private final int longest;

    private PrefixTable(Map<String, V> byPrefix) {
        int size = Math.max(4, Integer.highestOneBit(Math.max(1, byPrefix.size())) * 4);
        this.keys = new long[size];
        this.slots = new int[size];
        this.values = new ArrayList<>(byPrefix.size());
        this.longest = byPrefix.keySet().stream().mapToInt(String::length).max().orElse(-1);
        byPrefix.forEach((prefix, value) -> {
            int at = place(key(prefix));
            keys[at] = key(prefix);
            slots[at] = values.size();
            values.add(value);
        });
    }

    /**
     * A table.
     *
     * @param byPrefix values by prefixes of at most {@link #LONGEST} digits
     */
    static <V> PrefixTable<V> of(Map<String, V> byPrefix) {
        return new PrefixTable<>(byPrefix);
    }

    /** The key of the longest prefix of a number that may be here; 0 if none can be. A leading plus sign does not count. */
    long first(String number) {
        return longest(number, longest);
    }

    /** The same, where the longest prefix has so many digits; -1 where there is none. */
    static long longest(String number, int digits) {
        if (digits < 0) {
            return 0;
        }
        int start = number.startsWith("+") ? 1 : 0;
        int end = start;
        int most = Math.min(number.length(), start + digits);
        while (end < most && NumberPattern.isDigit(number.charAt(end))) {
            end++;
        }
        return key(number, start, end);
    }

    /** The key of the prefix that is one digit shorter; 0 after the empty one. */
    static long shorter(long key) {
        return key == EMPTY ? 0 : key / 10;
    }

    /** What stands behind a key; null for nothing. */
    @Nullable
    V get(long key) {
        int at = place(key);
        return keys[at] == 0 ? null : values.get(slots[at]);
    }

    /** The key of a prefix. */
    static long key(String prefix) {
        return key(prefix, 0, prefix.length());
    }

    /** The digits of a key. */
    static String text(long key) {
        return key == EMPTY ? "" : Long.toString(key).substring(1);
    }

    /** How many digits a key has. */
    static int length(long key) {
        int length = 0;
        for (long left = key; left != EMPTY; left /= 10) {
            length++;
        }
        return length;
    }

    private static long key(String number, int start, int end) {
        long key = EMPTY;
        for (int i = start; i < end; i++) {
            key = key * 10 + (number.charAt(i) - '0');
        }
        return key;
    }

    /** Bits to choose a place by. */
    static int spread(long key) {
        return (int) ((key * 0x9E37_79B9_7F4A_7C15L) >>> 40);
    }

    /** Where a key stands, or would. */
    private int place(long key) {
        int at = spread(key) & (keys.length - 1);
        while (keys[at] != 0 && keys[at] != key) {
            at = (at + 1) & (keys.length - 1);
        }
        return at;
    }

    @Override
    public String toString() {
        return values.size() + " prefixes in "
                + Arrays.stream(keys).filter(key -> key != 0).count() + " places";
    }
}
