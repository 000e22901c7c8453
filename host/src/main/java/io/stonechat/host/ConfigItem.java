package io.stonechat.host;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One mapping of a list that may be long, for a reader that remembers what it has read: items of the same kind say the same
 * but for some keys. Only for as long as it is being read.
 */
public final class ConfigItem {

    private final ConfigErrors errors;
    private final List<ConfigNode> items;
    private final int index;
    private final int kind;
    private final @Nullable ItemKinds kinds;

    /**
     * An item.
     *
     * @param kinds stands at it; null if it is compared with no other
     */
    ConfigItem(List<ConfigNode> items, int index, int kind, @Nullable ItemKinds kinds, ConfigErrors errors) {
        this.errors = errors;
        this.items = items;
        this.index = index;
        this.kind = kind;
        this.kinds = kinds;
    }

    /** The number of its kind, small and not negative; none for an item that is compared with no other. */
    public OptionalInt kind() {
        return kind == ItemKinds.NONE ? OptionalInt.empty() : OptionalInt.of(kind);
    }

    /** Whether it may say something that none before it has said. */
    public boolean isFirst() {
        return kinds == null || kinds.isFirst();
    }

    /** The single text behind one of the keys that do not count for the kind; null if there is none, or no kind. */
    public @Nullable String own(String key) {
        return kinds == null ? null : kinds.value(key);
    }

    /** The whole of it; makes it anew each time. */
    public ConfigSection section() {
        return ConfigSection.of(items.get(index), errors);
    }
}
