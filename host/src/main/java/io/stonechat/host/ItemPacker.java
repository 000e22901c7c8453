package io.stonechat.host;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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

    private final SourceText source;
    private final List<ConfigNode> few = new ArrayList<>();
    private final List<byte[]> blocks = new ArrayList<>();
    private @Nullable WordBook dictionary;
    private byte[] block = new byte[0];
    private int length;
    private int[] starts = new int[0];
    private int size;
    private int line;

    ItemPacker(SourceText source) {
        this.source = source;
    }

    void add(ConfigNode item) {
        if (dictionary == null && few.size() < FEW) {
            few.add(item);
            return;
        }
        many();
        pack(item);
    }

    /** Adds items that a text was shortened by. */
    void add(ItemScanner items) {
        many();
        while (items.hasMore()) {
            begin(items.line());
            items.pattern().write(items.item(), this);
            items.next();
        }
    }

    /** All of them, in their order. */
    List<ConfigNode> items() {
        if (dictionary == null) {
            return few;
        }
        blocks.add(Arrays.copyOf(block, length));
        return new PackedItems(source, blocks, Arrays.copyOf(starts, size), dictionary.words());
    }

    /** From now on they are written down. */
    private void many() {
        if (dictionary == null) {
            dictionary = new WordBook();
            few.forEach(this::pack);
            few.clear();
        }
    }

    private void pack(ConfigNode item) {
        begin(item.place().line());
        node(item);
    }

    private void begin(int itemLine) {
        Pieces.between();
        if (length >= FULL) {
            blocks.add(Arrays.copyOf(block, length));
            length = 0;
        }
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, Math.max(FEW, size) * 2);
        }
        starts[size++] = (blocks.size() << PackedItems.OFFSET_BITS) | length;
        line = itemLine;
        number(line);
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
        text(text, 0, text.length());
    }

    /** Writes down a part of a text. */
    void text(String text, int from, int to) {
        int known = Objects.requireNonNull(dictionary).number(text, from, to);
        number(known);
        if (known > 0) {
            return;
        }
        if (isAscii(text, from, to)) {
            number(to - from);
            reserve(to - from);
            for (int i = from; i < to; i++) {
                block[length++] = (byte) text.charAt(i);
            }
        } else {
            var octets = text.substring(from, to).getBytes(StandardCharsets.UTF_8);
            number(octets.length);
            reserve(octets.length);
            System.arraycopy(octets, 0, block, length, octets.length);
            length += octets.length;
        }
    }

    private static boolean isAscii(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) >= MORE) {
                return false;
            }
        }
        return true;
    }

    void number(int value) {
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
