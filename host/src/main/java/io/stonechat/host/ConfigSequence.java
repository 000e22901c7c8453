package io.stonechat.host;

import java.util.List;

/**
 * A list of values.
 *
 * @param place where it begins
 * @param items the values in their order
 */
public record ConfigSequence(Place place, List<ConfigNode> items) implements ConfigNode {

    /** Copies the list. */
    public ConfigSequence {
        items = List.copyOf(items);
    }

    @Override
    public String kind() {
        return "a list";
    }
}
