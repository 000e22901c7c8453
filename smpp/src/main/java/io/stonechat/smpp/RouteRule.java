package io.stonechat.smpp;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One of {@code routing.rules}: where messages to the numbers of a prefix go. A rule of the file with several prefixes is
 * one of these for each.
 *
 * @param prefix the digits that the destination starts with; empty for all
 * @param name what it is called in logs; empty for none
 * @param when what else it asks of a message
 * @param way the steps, in the order they are tried
 * @param ordered whether messages from one address to another go strictly one after the other
 * @param rewrite what it changes of the messages
 * @param region the region of numbers that are written nationally, for what is sent; null for that of the user
 * @param options what else the file says of it, for scripts
 */
public record RouteRule(
        String prefix,
        String name,
        RouteConditions when,
        RouteChain way,
        boolean ordered,
        RouteRewrite rewrite,
        @Nullable String region,
        Map<String, String> options) {
    /** Takes a copy. */
    public RouteRule {
        options = Map.copyOf(options);
    }

    /** A rule that asks for nothing but the prefix, and changes nothing. */
    public RouteRule(String prefix, String name, List<String> chain, boolean ordered, Map<String, String> options) {
        this(prefix, name, RouteConditions.ANY, RouteChain.of(chain), ordered, RouteRewrite.NONE, null, options);
    }

    /** The steps, in the order of the file. */
    public List<String> chain() {
        return way.texts();
    }

    /** What logs and the history call it: its name, or its prefix. */
    public String label() {
        return name.isEmpty() ? "prefix " + prefix : name;
    }

    /** The same for another prefix, under another name. */
    RouteRule called(String otherPrefix, String otherName) {
        return new RouteRule(otherPrefix, otherName, when, way, ordered, rewrite, region, options);
    }
}
