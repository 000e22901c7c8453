package io.stonechat.host;

/** Numbers by numbers, without an object for each. */
final class LongTable {

    private final long[] keys;
    private final int[] values;

    /** Has room for so many. */
    LongTable(int most) {
        int places = Integer.highestOneBit(Math.max(4, most)) * 2;
        this.keys = new long[places];
        this.values = new int[places];
    }

    /** Keeps a number that is not negative. */
    void put(long key, int value) {
        int at = place(key);
        keys[at] = key;
        values[at] = value + 1;
    }

    /** The number behind another; -1 if there is none. */
    int get(long key) {
        return values[place(key)] - 1;
    }

    /** Where a key stands, or would. */
    private int place(long key) {
        int at = (int) (key >>> 20) & (keys.length - 1);
        while (values[at] != 0 && keys[at] != key) {
            at = (at + 1) & (keys.length - 1);
        }
        return at;
    }
}
