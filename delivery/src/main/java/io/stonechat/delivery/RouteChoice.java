package io.stonechat.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chain, and the rule that chose it.
 *
 * @param rule the name of the rule; null when it was none
 * @param chain the steps, such as {@code bind:a}, {@code bind:b}, {@code queue}
 * @param ordered whether messages from one address to another go strictly one after the other: the head holds the rest
 */
public record RouteChoice(@Nullable String rule, List<String> chain, boolean ordered) {

    /** Keeps an unmodifiable copy of the chain. */
    public RouteChoice {
        chain = List.copyOf(chain);
    }

    /** A chain whose messages wait for nothing but their own turn. */
    public RouteChoice(@Nullable String rule, List<String> chain) {
        this(rule, chain, false);
    }

    /** A chain that no rule chose. */
    public static RouteChoice of(String... chain) {
        return new RouteChoice(null, List.of(chain));
    }
}
