package io.stonechat.smpp;

import java.util.List;
import java.util.Map;

/**
 * One of {@code routing.rules}: where messages to the numbers of a prefix go.
 *
 * @param prefix the digits that the destination starts with; empty for all
 * @param name what it is called in logs; empty for none
 * @param chain the steps, in the order they are tried
 * @param ordered whether messages from one address to another go strictly one after the other
 * @param options what else the file says of it, for scripts
 */
public record RouteRule(String prefix, String name, List<String> chain, boolean ordered, Map<String, String> options) {
    /** Takes copies. */
    public RouteRule {
        chain = List.copyOf(chain);
        options = Map.copyOf(options);
    }
}
