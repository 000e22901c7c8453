package io.stonechat.host;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which mappings of a long list say the same but for the values of some keys: these have the same number. It is moved from
 * item to item.
 *
 * <p>All that an item says is compared, but for those values and for the places, with the order of its keys.
 */
final class ItemKinds {

    /** The number of an item that is compared with no other. */
    static final int NONE = -1;

    /** A list whose items are all of their own gains nothing by being compared. */
    private static final int MOST = 1024;

    /** Stands for a value that does not count. */
    private static final int OWN = ItemPacker.MAPPING + 1;

    private final PackedItems items;
    private final List<String> keys;

    /** Where the texts behind the keys stand, in the block of the item; -1 for none. */
    private final int[] values;

    private final ItemBytes in;
    private final Map<Outline, Integer> kinds = new HashMap<>();
    private final Outline outline = new Outline();
    private boolean first;

    ItemKinds(PackedItems items, List<String> keys) {
        this.items = items;
        this.keys = List.copyOf(keys);
        this.values = new int[keys.size()];
        this.in = new ItemBytes(items.dictionary());
    }

    /** Moves to an item, and says of what kind it is. */
    int move(int index) {
        Arrays.fill(values, -1);
        outline.length = 0;
        items.move(in, index);
        in.number();
        int node = in.number();
        in.place();
        if (node != ItemPacker.MAPPING) {
            return NONE;
        }
        for (int left = copy(in.number()); left > 0; left--) {
            entry();
        }
        var known = kinds.get(outline);
        first = known == null;
        if (known == null && kinds.size() < MOST) {
            known = kinds.size();
            kinds.put(outline.copy(), known);
        }
        return known == null ? NONE : known;
    }

    /** Whether no item was of this kind before. */
    boolean isFirst() {
        return first;
    }

    /** The text behind one of the keys that do not count; null if there is none. */
    @Nullable
    String value(String key) {
        int at = values[keys.indexOf(key)];
        if (at < 0) {
            return null;
        }
        in.move(at);
        return in.text();
    }

    private void entry() {
        var key = in.text();
        copy(key);
        in.place();
        int own = keys.indexOf(key);
        int kind = in.number();
        if (own >= 0 && kind == ItemPacker.SCALAR) {
            copy(OWN);
            in.place();
            values[own] = in.at();
            in.skipText();
        } else {
            value(kind);
        }
    }

    private void value(int kind) {
        copy(kind);
        in.place();
        switch (kind) {
            case ItemPacker.SCALAR -> copy(in.text());
            case ItemPacker.SEQUENCE -> {
                for (int left = copy(in.number()); left > 0; left--) {
                    value(in.number());
                }
            }
            case ItemPacker.MAPPING -> {
                for (int left = copy(in.number()); left > 0; left--) {
                    copy(in.text());
                    in.place();
                    value(in.number());
                }
            }
            default -> {}
        }
    }

    private int copy(int number) {
        outline.add(number);
        return number;
    }

    private void copy(String text) {
        outline.add(text.length());
        for (int i = 0; i < text.length(); i++) {
            outline.add(text.charAt(i));
        }
    }

    /** What counts of an item, as numbers, to be found by that. */
    private static final class Outline {

        private int[] numbers = new int[64];
        private int length;

        void add(int number) {
            if (length == numbers.length) {
                numbers = Arrays.copyOf(numbers, length * 2);
            }
            numbers[length++] = number;
        }

        Outline copy() {
            var copy = new Outline();
            copy.numbers = Arrays.copyOf(numbers, length);
            copy.length = length;
            return copy;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Outline that && Arrays.equals(numbers, 0, length, that.numbers, 0, that.length);
        }

        @Override
        public int hashCode() {
            int hash = length;
            for (int i = 0; i < length; i++) {
                hash = hash * 31 + numbers[i];
            }
            return hash;
        }
    }
}
