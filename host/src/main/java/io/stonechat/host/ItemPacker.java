package io.stonechat.host;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects the items of a list, and writes them down as {@link PackedItems} once there are many.
 *
 * <p>An item is its line, then its node. A node is its kind, how many lines below the item's it stands, its column, and: the
 * text of a scalar; the number of items of a list, and these; the number of entries of a mapping, and of each the key, where
 * that stands, and the value. A text is its number in the dictionary, or 0, its length and its octets. Numbers are in groups
 * of seven bits, the lowest first.
 */
final class ItemPacker {

    static final int NOTHING = 0;
    static final int SCALAR = 1;
    static final int SEQUENCE = 2;
    static final int MAPPING = 3;

    static final int GROUP_BITS = 7;
    static final int MORE = 1 << GROUP_BITS;

    /** Lists up to this long stay as they are. */
    private static final int FEW = 256;

    /** A block with this much in it is full; an item must begin where a start can say it does. */
    private static final int FULL = 48 << 10;

    private static final int MOST_WORDS = 4096;
    private static final int RECENT = 1024;

    private final SourceText source;
    private final List<ConfigNode> few = new ArrayList<>();
    private final List<byte[]> blocks = new ArrayList<>();
    private final Map<String, Integer> dictionary = new HashMap<>();
    private final List<String> words = new ArrayList<>();
    private @Nullable String[] recent = new String[0];
    private byte[] block = new byte[0];
    private int length;
    private int[] starts = new int[0];
    private int size;
    private int line;

    ItemPacker(SourceText source) {
        this.source = source;
    }

    void add(ConfigNode item) {
        if (size == 0 && few.size() < FEW) {
            few.add(item);
            return;
        }
        if (size == 0) {
            recent = new String[RECENT];
            few.forEach(this::pack);
            few.clear();
        }
        pack(item);
    }

    /** All of them, in their order. */
    List<ConfigNode> items() {
        if (size == 0) {
            return few;
        }
        blocks.add(Arrays.copyOf(block, length));
        return new PackedItems(source, blocks, Arrays.copyOf(starts, size), words);
    }

    private void pack(ConfigNode item) {
        Pieces.between();
        if (length >= FULL) {
            blocks.add(Arrays.copyOf(block, length));
            length = 0;
        }
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, Math.max(FEW, size) * 2);
        }
        starts[size++] = (blocks.size() << PackedItems.OFFSET_BITS) | length;
        line = item.place().line();
        number(line);
        node(item);
    }

    private void node(ConfigNode node) {
        switch (node) {
            case ConfigScalar scalar -> {
                number(scalar.text() == null ? NOTHING : SCALAR);
                place(node.place());
                if (scalar.text() != null) {
                    text(scalar.text());
                }
            }
            case ConfigSequence list -> {
                number(SEQUENCE);
                place(node.place());
                number(list.items().size());
                list.items().forEach(this::node);
            }
            case ConfigMapping mapping -> {
                number(MAPPING);
                place(node.place());
                number(mapping.entries().size());
                mapping.entries().forEach(this::entry);
            }
        }
    }

    private void entry(ConfigMapping.Entry entry) {
        text(entry.key());
        place(entry.place());
        node(entry.value());
    }

    private void place(Place place) {
        number(place.line() - line);
        number(place.column());
    }

    private void text(String text) {
        int known = word(text);
        number(known);
        if (known == 0) {
            var octets = text.getBytes(StandardCharsets.UTF_8);
            number(octets.length);
            reserve(octets.length);
            System.arraycopy(octets, 0, block, length, octets.length);
            length += octets.length;
        }
    }

    /** The number of a text that came before, not long ago; 0 for another. */
    private int word(String text) {
        var known = dictionary.get(text);
        if (known != null) {
            return known;
        }
        int slot = text.hashCode() & (RECENT - 1);
        if (text.equals(recent[slot]) && words.size() < MOST_WORDS) {
            words.add(text);
            dictionary.put(text, words.size());
            return words.size();
        }
        recent[slot] = text;
        return 0;
    }

    private void number(int value) {
        reserve(Integer.BYTES + 1);
        int left = value;
        while ((left & -MORE) != 0) {
            block[length++] = (byte) ((left & (MORE - 1)) | MORE);
            left >>>= GROUP_BITS;
        }
        block[length++] = (byte) left;
    }

    private void reserve(int octets) {
        if (length + octets > block.length) {
            block = Arrays.copyOf(block, Math.max(FULL + (FULL >> 1), (length + octets) * 2));
        }
    }
}
