package io.stonechat.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chain, and the rule that chose it.
 *
 * @param rule the name of the rule; null when it was none
 * @param chain the steps, such as {@code bind:a}, {@code bind:b}, {@code queue}
 * @param ordered whether messages from one address to another go strictly one after the other: the head holds the rest
 * @param rewriting what is changed of the message as it is sent
 */
public record RouteChoice(@Nullable String rule, List<String> chain, boolean ordered, Rewriting rewriting) {

    /** Keeps an unmodifiable copy of the chain. */
    public RouteChoice {
        chain = List.copyOf(chain);
    }

    /** A chain whose messages are sent as they came. */
    public RouteChoice(@Nullable String rule, List<String> chain, boolean ordered) {
        this(rule, chain, ordered, Rewriting.NONE);
    }

    /** A chain whose messages wait for nothing but their own turn. */
    public RouteChoice(@Nullable String rule, List<String> chain) {
        this(rule, chain, false);
    }

    /** A copy along another chain. */
    RouteChoice along(List<String> value) {
        return new RouteChoice(rule, value, ordered, rewriting);
    }

    /** A chain that no rule chose. */
    public static RouteChoice of(String... chain) {
        return new RouteChoice(null, List.of(chain));
    }
}
