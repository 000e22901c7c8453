package io.stonechat.host;

import java.util.List;

/**
 * What the YAML library made of one item of a list, for the items that have other words in the same places: their nodes are
 * the same, with these words in them.
 */
final class ItemPattern {

    /** Stands for a pair of a key and a value in place of the kind of a node. */
    static final int ENTRY = -1;

    private final String specimen;
    private final int[] starts;
    private final int[] ends;
    private final boolean[] fixed;
    private final List<Step> steps;

    /**
     * A pattern.
     *
     * @param item what it was made of
     * @param fixed the words that others must have as well, as keys are
     * @param steps the nodes, in the order in which they are written down; none if nothing holds for other items
     */
    ItemPattern(ItemWords item, boolean[] fixed, List<Step> steps) {
        this.specimen = item.item();
        this.starts = item.wordStarts();
        this.ends = item.wordEnds();
        this.fixed = fixed.clone();
        this.steps = List.copyOf(steps);
    }

    /**
     * A place in the specimen that moves with the words before it.
     *
     * @param at counted from the beginning of the item
     * @param words how many end before it
     */
    record Point(int at, int words) {}

    /**
     * One thing to write down.
     *
     * @param kind the kind of a node as {@link ItemPacker} has it, or {@link #ENTRY}
     * @param line how many lines below the item's
     * @param lineStart where this line begins
     * @param place where it stands
     * @param from where the text of a key or scalar begins
     * @param to where that ends
     * @param size how many items or entries follow
     */
    record Step(int kind, int line, Point lineStart, Point place, Point from, Point to, int size) {}

    /** Whether it says something about other items. */
    boolean isUsable() {
        return !steps.isEmpty();
    }

    /** Whether an item has the same signs in the same places, and the same words where they must not differ. */
    boolean fits(ItemWords item) {
        if (item.count() != starts.length) {
            return false;
        }
        var text = item.text();
        int from = 0;
        int at = item.begin();
        for (int i = 0; i < starts.length; i++) {
            int signs = starts[i] - from;
            if (item.start(i) - at != signs || !text.regionMatches(at, specimen, from, signs) || !hasWord(item, i)) {
                return false;
            }
            from = ends[i];
            at = item.end(i);
        }
        int signs = specimen.length() - from;
        return item.end() - at == signs && text.regionMatches(at, specimen, from, signs);
    }

    private boolean hasWord(ItemWords item, int word) {
        if (!fixed[word]) {
            return true;
        }
        int length = ends[word] - starts[word];
        return item.end(word) - item.start(word) == length
                && item.text().regionMatches(item.start(word), specimen, starts[word], length);
    }

    /** Writes down an item that fits. */
    void write(ItemWords item, ItemPacker out) {
        for (var step : steps) {
            if (step.kind() == ENTRY) {
                out.text(item.text(), at(step.from(), item), at(step.to(), item));
            } else {
                out.number(step.kind());
            }
            out.number(step.line());
            out.number(at(step.place(), item) - at(step.lineStart(), item) + 1);
            switch (step.kind()) {
                case ItemPacker.SCALAR -> out.text(item.text(), at(step.from(), item), at(step.to(), item));
                case ItemPacker.SEQUENCE, ItemPacker.MAPPING -> out.number(step.size());
                default -> {}
            }
        }
    }

    /** Where a place is in the text of an item. */
    private int at(Point point, ItemWords item) {
        return point.words() == 0
                ? item.begin() + point.at()
                : item.end(point.words() - 1) + point.at() - ends[point.words() - 1];
    }
}
