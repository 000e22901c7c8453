package io.stonechat.host;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The handlers of the scripts as they are now: an immutable snapshot.
 *
 * <p>Look it up anew for each event ({@link HostContext#handlers()}), so that a reloaded script is live at the next.
 */
public final class Handlers {

    /** No handlers at all. */
    public static final Handlers NONE = new Handlers(Map.of());

    private final Map<String, Map<String, List<Handler>>> byKind;

    private Handlers(Map<String, Map<String, List<Handler>>> byKind) {
        this.byKind = byKind;
    }

    /** Begins a snapshot. */
    public static Builder builder() {
        return new Builder();
    }

    /** The first handler of a kind for a selector, or null. */
    public @Nullable Handler find(String kind, String selector) {
        var found = all(kind, selector);
        return found.isEmpty() ? null : found.getFirst();
    }

    /** All handlers of a kind for a selector, in the order in which the scripts declare them. */
    public List<Handler> all(String kind, String selector) {
        var selectors = byKind.get(kind);
        if (selectors == null) {
            return List.of();
        }
        return selectors.getOrDefault(selector, List.of());
    }

    /** The selectors of a kind that there are handlers for. */
    public Set<String> selectors(String kind) {
        return byKind.getOrDefault(kind, Map.of()).keySet();
    }

    /** Whether there is no handler at all. */
    public boolean isEmpty() {
        return byKind.isEmpty();
    }

    /** Collects the handlers of a snapshot. */
    public static final class Builder {

        private final Map<String, Map<String, List<Handler>>> byKind = new HashMap<>();

        private Builder() {}

        /** Adds a handler after those already there. */
        public Builder add(String kind, String selector, Handler handler) {
            byKind.computeIfAbsent(kind, _ -> new HashMap<>())
                    .computeIfAbsent(selector, _ -> new ArrayList<>())
                    .add(handler);
            return this;
        }

        /** The snapshot. */
        public Handlers build() {
            var copy = new HashMap<String, Map<String, List<Handler>>>();
            byKind.forEach((kind, selectors) -> {
                var inner = new HashMap<String, List<Handler>>();
                selectors.forEach((selector, handlers) -> inner.put(selector, List.copyOf(handlers)));
                copy.put(kind, Map.copyOf(inner));
            });
            return new Handlers(Map.copyOf(copy));
        }
    }
}
