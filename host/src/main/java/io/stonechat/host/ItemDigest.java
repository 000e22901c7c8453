package io.stonechat.host;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an item of a list says, and what it is called by, as two numbers. It is moved from item to item; one of a long list
 * need not be made for it. What is told by it goes into a log, so hashes of 64 bits are sure enough.
 */
final class ItemDigest {

    private static final long PRIME = 0x100_0000_01B3L;
    private static final long MIX = 0xD6E8_FEB8_6659_FD93L;
    private static final long NOTHING = 1;
    private static final long SCALAR = 2;
    private static final long SEQUENCE = 3;
    private static final long MAPPING = 4;

    private final List<ConfigNode> items;
    private final long[] keys;
    private final long[] values;
    private final @Nullable PackedItems packed;
    private final ItemBytes in;
    private final long[] words;
    private long content;

    /**
     * Looks at no item yet.
     *
     * @param keys an item is called by the first of these but the last that it has, and by the last
     */
    ItemDigest(List<ConfigNode> items, List<String> keys) {
        this.items = items;
        this.keys = keys.stream().mapToLong(ItemDigest::hash).toArray();
        this.values = new long[keys.size()];
        this.packed = items instanceof PackedItems longList ? longList : null;
        var dictionary = packed == null ? List.<String>of() : packed.dictionary();
        this.in = new ItemBytes(dictionary);
        this.words = dictionary.stream().mapToLong(ItemDigest::hash).toArray();
    }

    /** Moves to an item. */
    void move(int index) {
        Arrays.fill(values, 0);
        if (packed == null) {
            content = node(items.get(index), true);
        } else {
            packed.move(in, index);
            in.number();
            content = node(true);
        }
    }

    /** The same for items that say the same, wherever they stand; the order of keys does not count. */
    long content() {
        return content;
    }

    /** The same for items that are called the same. */
    long name() {
        int last = values.length - 1;
        long name = 0;
        for (int i = 0; i < last && name == 0; i++) {
            name = values[i];
        }
        return mix(name) + values[last];
    }

    private long node(ConfigNode node, boolean top) {
        return switch (node) {
            case ConfigScalar scalar -> scalar.text() == null ? NOTHING : scalar(hash(scalar.text()));
            case ConfigSequence list -> {
                long all = SEQUENCE;
                for (var item : list.items()) {
                    all = mix(all) + node(item, false);
                }
                yield mix(all);
            }
            case ConfigMapping mapping -> {
                long all = MAPPING;
                for (var entry : mapping.entries()) {
                    all += entry(hash(entry.key()), node(entry.value(), false), top);
                }
                yield mix(all);
            }
        };
    }

    private long node(boolean top) {
        int kind = in.number();
        in.place();
        return switch (kind) {
            case ItemPacker.NOTHING -> NOTHING;
            case ItemPacker.SCALAR -> scalar(text());
            case ItemPacker.SEQUENCE -> {
                long all = SEQUENCE;
                for (int left = in.number(); left > 0; left--) {
                    all = mix(all) + node(false);
                }
                yield mix(all);
            }
            default -> {
                long all = MAPPING;
                for (int left = in.number(); left > 0; left--) {
                    long key = text();
                    in.place();
                    all += entry(key, node(false), top);
                }
                yield mix(all);
            }
        };
    }

    private static long scalar(long text) {
        return mix(text + SCALAR);
    }

    private long entry(long key, long value, boolean top) {
        for (int i = 0; i < keys.length && top; i++) {
            if (keys[i] == key) {
                values[i] = value;
            }
        }
        return mix(key * 31 + value);
    }

    private long text() {
        int word = in.number();
        if (word > 0) {
            return words[word - 1];
        }
        long hash = 0;
        for (int left = in.number(); left > 0; left--) {
            hash = (hash ^ (in.octet() & 0xFF)) * PRIME;
        }
        return mix(hash);
    }

    private static long hash(String text) {
        long hash = 0;
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (octet & 0xFF)) * PRIME;
        }
        return mix(hash);
    }

    /** Spreads what differs in a few bits over all of them. */
    static long mix(long value) {
        long mixed = (value ^ (value >>> 32)) * MIX;
        return mixed ^ (mixed >>> 32);
    }
}
