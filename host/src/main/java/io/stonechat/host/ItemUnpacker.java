package io.stonechat.host;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Makes one item again of what {@link ItemPacker} has written of it. */
final class ItemUnpacker {

    private final SourceText source;
    private final List<String> dictionary;
    private final byte[] block;
    private int at;
    private int line;

    ItemUnpacker(SourceText source, List<String> dictionary, byte[] block, int at) {
        this.source = source;
        this.dictionary = dictionary;
        this.block = block;
        this.at = at;
    }

    ConfigNode item() {
        line = number();
        return node();
    }

    private ConfigNode node() {
        int kind = number();
        var place = place();
        return switch (kind) {
            case ItemPacker.NOTHING -> new ConfigScalar(place, null);
            case ItemPacker.SCALAR -> new ConfigScalar(place, text());
            case ItemPacker.SEQUENCE -> sequence(place);
            case ItemPacker.MAPPING -> mapping(place);
            default -> throw new IllegalStateException("no kind of node: " + kind);
        };
    }

    private ConfigSequence sequence(Place place) {
        int size = number();
        var items = new ArrayList<ConfigNode>(size);
        for (int i = 0; i < size; i++) {
            items.add(node());
        }
        return new ConfigSequence(place, items);
    }

    private ConfigMapping mapping(Place place) {
        int size = number();
        var entries = new ArrayList<ConfigMapping.Entry>(size);
        for (int i = 0; i < size; i++) {
            entries.add(new ConfigMapping.Entry(text(), place(), node()));
        }
        return new ConfigMapping(place, entries);
    }

    private Place place() {
        int below = number();
        return source.place(line + below, number());
    }

    private String text() {
        int word = number();
        if (word > 0) {
            return dictionary.get(word - 1);
        }
        int octets = number();
        at += octets;
        return new String(block, at - octets, octets, StandardCharsets.UTF_8);
    }

    private int number() {
        int value = 0;
        int shift = 0;
        int group;
        do {
            group = block[at++];
            value |= (group & (ItemPacker.MORE - 1)) << shift;
            shift += ItemPacker.GROUP_BITS;
        } while (group < 0);
        return value;
    }
}
