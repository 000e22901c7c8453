package io.stonechat.host;

import java.util.ArrayList;

/** Makes one item again of what {@link ItemPacker} has written of it. */
final class ItemUnpacker {

    private final SourceText source;
    private final ItemBytes in;
    private int line;

    /** Reads from the beginning of an item. */
    ItemUnpacker(SourceText source, ItemBytes in) {
        this.source = source;
        this.in = in;
    }

    ConfigNode item() {
        line = in.number();
        return node();
    }

    private ConfigNode node() {
        int kind = in.number();
        var place = place();
        return switch (kind) {
            case ItemPacker.NOTHING -> new ConfigScalar(place, null);
            case ItemPacker.SCALAR -> new ConfigScalar(place, in.text());
            case ItemPacker.SEQUENCE -> sequence(place);
            case ItemPacker.MAPPING -> mapping(place);
            default -> throw new IllegalStateException("no kind of node: " + kind);
        };
    }

    private ConfigSequence sequence(Place place) {
        int size = in.number();
        var items = new ArrayList<ConfigNode>(size);
        for (int i = 0; i < size; i++) {
            items.add(node());
        }
        return new ConfigSequence(place, items);
    }

    private ConfigMapping mapping(Place place) {
        int size = in.number();
        var entries = new ArrayList<ConfigMapping.Entry>(size);
        for (int i = 0; i < size; i++) {
            entries.add(new ConfigMapping.Entry(in.text(), place(), node()));
        }
        return new ConfigMapping(place, entries);
    }

    private Place place() {
        int below = in.number();
        return source.place(line + below, in.number());
    }
}
