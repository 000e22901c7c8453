package io.stonechat.host;

import java.util.List;
import java.util.Optional;

/**
 * Keys with their values, in the order of the file.
 *
 * @param place where it begins
 * @param entries the keys and values; no key stands twice
 */
public record ConfigMapping(Place place, List<Entry> entries) implements ConfigNode {

    /**
     * One key and its value.
     *
     * @param key the key
     * @param place where the key stands
     * @param value its value
     */
    public record Entry(String key, Place place, ConfigNode value) {}

    /** Copies the list. */
    public ConfigMapping {
        entries = List.copyOf(entries);
    }

    /** A mapping without keys, for a section that is left out. */
    public static ConfigMapping empty(Place place) {
        return new ConfigMapping(place, List.of());
    }

    /** The value of a key. */
    public Optional<ConfigNode> find(String key) {
        for (var entry : entries) {
            if (entry.key().equals(key)) {
                return Optional.of(entry.value());
            }
        }
        return Optional.empty();
    }

    @Override
    public String kind() {
        return "a mapping";
    }
}
