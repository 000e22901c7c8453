package io.stonechat.host;

import java.util.List;
import java.util.function.Function;

/**
 * The items of a list by their names, and whether they say the same, in a few numbers each: a list may have a hundred
 * thousand.
 */
final class ItemIndex {

    private final List<ConfigNode> items;
    private final Function<ConfigNode, String> naming;
    private final long[] names;
    private final long[] contents;
    private final int[] times;
    private final LongTable places;

    /**
     * Looks at each item once.
     *
     * @param keys what an item is called by, as {@link ItemDigest} has it
     * @param naming how that is shown; of those that share a name the second is {@code name#2}
     */
    ItemIndex(List<ConfigNode> items, List<String> keys, Function<ConfigNode, String> naming) {
        this.items = items;
        this.naming = naming;
        this.names = new long[items.size()];
        this.contents = new long[items.size()];
        this.times = new int[items.size()];
        this.places = new LongTable(items.size());
        var counts = new LongTable(items.size());
        var digest = new ItemDigest(items, keys);
        for (int at = 0; at < names.length; at++) {
            digest.move(at);
            long name = digest.name();
            times[at] = Math.max(0, counts.get(name)) + 1;
            counts.put(name, times[at]);
            names[at] = ItemDigest.mix(name + times[at]);
            contents[at] = digest.content();
            places.put(names[at], at);
        }
    }

    int size() {
        return names.length;
    }

    ConfigNode item(int at) {
        return items.get(at);
    }

    /** Where the item stands that is called as one of another list is; -1 if none is. */
    int placeOf(ItemIndex other, int at) {
        return places.get(other.names[at]);
    }

    boolean saysTheSame(int at, ItemIndex other, int otherAt) {
        return contents[at] == other.contents[otherAt];
    }

    /** What an item is called. */
    String name(int at) {
        var name = naming.apply(items.get(at));
        return times[at] == 1 && !name.isEmpty() ? name : name + "#" + times[at];
    }
}
