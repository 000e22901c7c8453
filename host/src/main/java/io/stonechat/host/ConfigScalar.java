package io.stonechat.host;

import org.jspecify.annotations.Nullable;

/**
 * A single value: a text, a number, a boolean, or nothing. Variables in it are already replaced.
 *
 * @param place where it begins
 * @param text the value as text; null where nothing stands behind the key
 */
public record ConfigScalar(Place place, @Nullable String text) implements ConfigNode {

    @Override
    public String kind() {
        return text == null ? "nothing" : "a single value";
    }

    /** The place only: the text may be a secret. */
    @Override
    public String toString() {
        return "ConfigScalar[" + place + "]";
    }
}
