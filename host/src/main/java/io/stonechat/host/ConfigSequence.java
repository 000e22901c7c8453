package io.stonechat.host;

import java.util.List;

/**
 * A list of values.
 *
 * @param place where it begins
 * @param items the values in their order
 */
public record ConfigSequence(Place place, List<ConfigNode> items) implements ConfigNode {

    /** Copies the list, unless it is one that never changes. */
    public ConfigSequence {
        items = items instanceof PackedItems ? items : List.copyOf(items);
    }

    @Override
    public String kind() {
        return "a list";
    }
}
