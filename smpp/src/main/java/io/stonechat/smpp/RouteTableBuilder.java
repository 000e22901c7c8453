package io.stonechat.smpp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects rules for a {@link RouteTable}. Not for several threads at once, and for one table. */
final class RouteTableBuilder {
    private final RouteRows rows = new RouteRows();
    private final List<RouteRule> terms = new ArrayList<>();
    private final Map<RouteRule, Integer> numbers = new HashMap<>();

    /** What the rules of a prefix ask beside it, where several share one. */
    private final Map<Long, Set<RouteConditions>> shared = new HashMap<>();

    /**
     * Adds a rule.
     *
     * @param key of its prefix
     * @param rule all else that it says, without prefix and name; many say the same
     */
    void add(long key, String name, RouteRule rule) {
        int number = numbers.computeIfAbsent(rule, added -> {
            terms.add(added);
            return terms.size() - 1;
        });
        Set<RouteConditions> earlier = shared.isEmpty() ? null : shared.get(key);
        if (earlier != null) {
            earlier.add(rule.when());
        }
        rows.add(key, name.isEmpty() ? new byte[0] : name.getBytes(StandardCharsets.UTF_8), number);
    }

    int size() {
        return rows.size();
    }

    /** The last rule with a key; -1 for none. */
    int last(long key) {
        return rows.last(key);
    }

    /** Whether an earlier rule takes everything that a rule with this key and these conditions would. */
    boolean isHidden(long key, RouteConditions when) {
        int first = rows.first(key);
        if (first < 0) {
            return false;
        }
        Set<RouteConditions> earlier = shared.computeIfAbsent(
                key, _ -> new HashSet<>(Set.of(terms.get(rows.terms(first)).when())));
        return earlier.contains(RouteConditions.ANY) || earlier.contains(when);
    }

    RouteTable build() {
        rows.trim();
        return new RouteTable(rows, terms);
    }
}
