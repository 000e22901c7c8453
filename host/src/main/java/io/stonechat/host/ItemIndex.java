package io.stonechat.host;

import java.util.List;
import java.util.function.Function;

/**
 * The items of a list by their names, and whether they say the same, in a few numbers each: a list may have a hundred
 * thousand. What is told by it goes into a log, so hashes of 64 bits are sure enough.
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
     * @param naming what an item is called; of those that share a name the second is {@code name#2}
     */
    ItemIndex(List<ConfigNode> items, Function<ConfigNode, String> naming) {
        this.items = items;
        this.naming = naming;
        this.names = new long[items.size()];
        this.contents = new long[items.size()];
        this.times = new int[items.size()];
        this.places = new LongTable(items.size());
        var counts = new LongTable(items.size());
        int at = 0;
        for (var item : items) {
            long name = hash(naming.apply(item));
            times[at] = Math.max(0, counts.get(name)) + 1;
            counts.put(name, times[at]);
            names[at] = mix(name + times[at]);
            contents[at] = content(item);
            places.put(names[at], at);
            at++;
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

    /** The same for nodes that say the same, wherever they stand; the order of keys does not count. */
    private static long content(ConfigNode node) {
        return switch (node) {
            case ConfigScalar scalar -> scalar.text() == null ? 1 : mix(hash(scalar.text()) + 2);
            case ConfigSequence list -> {
                long content = 3;
                for (var item : list.items()) {
                    content = mix(content) + content(item);
                }
                yield mix(content);
            }
            case ConfigMapping mapping -> {
                long content = 4;
                for (var entry : mapping.entries()) {
                    content += mix(hash(entry.key()) * 31 + content(entry.value()));
                }
                yield mix(content);
            }
        };
    }

    private static long hash(String text) {
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100_0000_01B3L;
        }
        return mix(hash);
    }

    /** Spreads what differs in a few bits over all of them. */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 32)) * 0xD6E8_FEB8_6659_FD93L;
        return mixed ^ (mixed >>> 32);
    }
}
