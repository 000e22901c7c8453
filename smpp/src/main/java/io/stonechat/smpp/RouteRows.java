package io.stonechat.smpp;

import java.util.Arrays;

/**
 * The columns of a table of rules: of each its prefix as a key, the number of its terms, its name, and the next rule with the
 * same prefix; and where the first and the last of a prefix stand. It grows until it is part of a {@link RouteTable}.
 */
final class RouteRows {
    private static final int FIRST_ROOM = 16;
    private static final int PLACES_PER_ROW = 2;

    private long[] keys = new long[FIRST_ROOM];
    private int[] terms = new int[FIRST_ROOM];
    private int[] next = new int[FIRST_ROOM];
    private int[] nameEnds = new int[FIRST_ROOM];
    private byte[] names = new byte[FIRST_ROOM];

    /** By place: the first row of a prefix, counted from 1; 0 for a free one. */
    private int[] firsts = new int[FIRST_ROOM * PLACES_PER_ROW];

    /** The last ones: only while it grows. */
    private int[] lasts = new int[FIRST_ROOM * PLACES_PER_ROW];

    private int size;
    private int longest = -1;

    void add(long key, byte[] name, int termsNumber) {
        if (size == keys.length) {
            grow();
        }
        int from = size == 0 ? 0 : nameEnds[size - 1];
        if (from + name.length > names.length) {
            names = Arrays.copyOf(names, (from + name.length) * 2);
        }
        System.arraycopy(name, 0, names, from, name.length);
        keys[size] = key;
        terms[size] = termsNumber;
        nameEnds[size] = from + name.length;
        longest = Math.max(longest, PrefixTable.length(key));
        link(size++);
    }

    /** Ends the growing: gives back what room is left over. */
    void trim() {
        lasts = new int[0];
        names = Arrays.copyOf(names, size == 0 ? 0 : nameEnds[size - 1]);
        resize(size);
    }

    int size() {
        return size;
    }

    long key(int row) {
        return keys[row];
    }

    int terms(int row) {
        return terms[row];
    }

    byte[] name(int row) {
        return Arrays.copyOfRange(names, row == 0 ? 0 : nameEnds[row - 1], nameEnds[row]);
    }

    /** The key of the longest prefix of a number that may be here; 0 if none can be. */
    long longest(String number) {
        return PrefixTable.longest(number, longest);
    }

    /** The first row with a key; -1 for none. */
    int first(long key) {
        return firsts[place(key)] - 1;
    }

    /** The last row with a key; -1 for none. Only while it grows. */
    int last(long key) {
        return lasts[place(key)] - 1;
    }

    /** The next row with the same key; -1 for none. */
    int next(int row) {
        return next[row] - 1;
    }

    private void grow() {
        resize(size * 2);
        firsts = new int[keys.length * PLACES_PER_ROW];
        lasts = new int[keys.length * PLACES_PER_ROW];
        Arrays.fill(next, 0);
        for (int row = 0; row < size; row++) {
            link(row);
        }
    }

    private void resize(int room) {
        keys = Arrays.copyOf(keys, room);
        terms = Arrays.copyOf(terms, room);
        next = Arrays.copyOf(next, room);
        nameEnds = Arrays.copyOf(nameEnds, room);
    }

    private void link(int row) {
        int at = place(keys[row]);
        if (firsts[at] == 0) {
            firsts[at] = row + 1;
        } else {
            next[lasts[at] - 1] = row + 1;
        }
        lasts[at] = row + 1;
    }

    /** Where a key stands, or would. */
    private int place(long key) {
        int at = PrefixTable.spread(key) & (firsts.length - 1);
        while (firsts[at] != 0 && keys[firsts[at] - 1] != key) {
            at = (at + 1) & (firsts.length - 1);
        }
        return at;
    }
}
