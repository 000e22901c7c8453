package io.stonechat.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The patterns of a text's items: of each sort of items the YAML library reads one. */
final class ItemPatterns {

    /** A list whose items are all of their own gains nothing by patterns. */
    private static final int MOST = 256;

    /** Patterns with the same signs and other keys. */
    private static final int MOST_ALIKE = 8;

    private final Function<String, Optional<ConfigNode>> library;
    private final List<ItemPattern> patterns = new ArrayList<>();
    private final LongTable last = new LongTable(MOST);
    private final int[] before = new int[MOST];
    private @Nullable ItemPattern latest;

    /**
     * No patterns yet.
     *
     * @param library reads the text of one item
     */
    ItemPatterns(Function<String, Optional<ConfigNode>> library) {
        this.library = library;
    }

    /** The pattern of an item; null if there is none, and the library has to read the item itself. */
    @Nullable
    ItemPattern of(ItemWords item) {
        if (latest != null && latest.fits(item)) {
            return latest;
        }
        int alike = 0;
        for (int at = last.get(item.hash()); at >= 0; at = before[at]) {
            if (patterns.get(at).fits(item)) {
                return usable(patterns.get(at));
            }
            alike++;
        }
        if (patterns.size() == MOST || alike == MOST_ALIKE) {
            return null;
        }
        var learned = ItemPatternReader.read(item, library.apply(item.item()));
        before[patterns.size()] = last.get(item.hash());
        last.put(item.hash(), patterns.size());
        patterns.add(learned);
        return usable(learned);
    }

    private @Nullable ItemPattern usable(ItemPattern pattern) {
        if (!pattern.isUsable()) {
            return null;
        }
        latest = pattern;
        return pattern;
    }
}
