package io.stonechat.host;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/**
 * The items of a long list, written down in a few octets each, and made again whenever they are asked for.
 *
 * <p>A tree of a hundred thousand rules, each node with its place, takes some hundred megabytes; collections of the young
 * generation copy it, and everybody else waits. Like this it is a few arrays.
 *
 * <p>Not for several threads at once: the places come from one {@link SourceText}.
 */
final class PackedItems extends AbstractList<ConfigNode> implements RandomAccess {

    /** The bits of a start that say where in its block an item begins. */
    static final int OFFSET_BITS = 16;

    private final SourceText source;
    private final List<byte[]> blocks;
    private final int[] starts;
    private final List<String> dictionary;

    /**
     * What {@link ItemPacker} has written.
     *
     * @param starts where the items begin: the number of the block, then the offset in it
     * @param dictionary texts that stand in it more than once
     */
    PackedItems(SourceText source, List<byte[]> blocks, int[] starts, List<String> dictionary) {
        this.source = source;
        this.blocks = List.copyOf(blocks);
        this.starts = Arrays.copyOf(starts, starts.length);
        this.dictionary = List.copyOf(dictionary);
    }

    /** What is wrong with a configuration has been told: the lines that its long lists stand in are needed no more. */
    static void forgetLines(ConfigNode node) {
        switch (node) {
            case ConfigScalar _ -> {}
            case ConfigMapping mapping -> mapping.entries().forEach(entry -> forgetLines(entry.value()));
            case ConfigSequence list when list.items() instanceof PackedItems packed -> packed.source.forget();
            case ConfigSequence list -> list.items().forEach(PackedItems::forgetLines);
        }
    }

    @Override
    public int size() {
        return starts.length;
    }

    @Override
    public ConfigNode get(int index) {
        var in = new ItemBytes(dictionary);
        move(in, index);
        return new ItemUnpacker(source, in).item();
    }

    /** Texts that stand in it more than once, by their numbers. */
    List<String> dictionary() {
        return dictionary;
    }

    /** Moves a reader to the beginning of an item. */
    void move(ItemBytes in, int index) {
        Pieces.between();
        int start = starts[index];
        in.move(blocks.get(start >>> OFFSET_BITS), start & ((1 << OFFSET_BITS) - 1));
    }
}
