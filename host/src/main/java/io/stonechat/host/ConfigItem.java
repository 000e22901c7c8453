package io.stonechat.host;

import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One mapping of a list that may be long, for a reader that remembers what it has read: items of the same kind say the same
 * but for some keys. Only for as long as it is being read.
 */
public final class ConfigItem {

    private final int kind;
    private final @Nullable ItemKinds kinds;
    private final Supplier<ConfigSection> section;

    /** An item that is compared with no other. */
    ConfigItem(ConfigSection section) {
        this.kind = ItemKinds.NONE;
        this.kinds = null;
        this.section = () -> section;
    }

    ConfigItem(int kind, ItemKinds kinds, Supplier<ConfigSection> section) {
        this.kind = kind;
        this.kinds = kinds;
        this.section = section;
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
        return section.get();
    }
}
