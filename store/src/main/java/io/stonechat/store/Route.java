package io.stonechat.store;

import io.stonechat.protocol.MessageRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way a message takes, and where on it the message is.
 *
 * @param mode how sender and delivery are coupled
 * @param rule the name of the rule that chose the chain, if one did
 * @param chain the steps, such as {@code bind:a}, {@code bind:b}, {@code queue}
 * @param position the index of the step the message is at
 * @param retries how many steps of the retry schedule it has used up
 * @param ordered whether messages from one address to another go strictly one after the other
 * @param rewritten what is sent instead of the PDU as it was received; null for that itself
 */
public record Route(
        DeliveryMode mode,
        @Nullable String rule,
        List<String> chain,
        int position,
        int retries,
        boolean ordered,
        @Nullable MessageRequest rewritten) {

    /** The route of what goes to an ESME: no chain. */
    public static final Route TO_ESME = new Route(DeliveryMode.QUEUE, null, List.of(), 0, 0);

    /** Keeps an unmodifiable copy of the chain. */
    public Route {
        chain = List.copyOf(chain);
    }

    /** A route whose messages are sent as they were received, and wait for nothing but their own turn. */
    public Route(DeliveryMode mode, @Nullable String rule, List<String> chain, int position, int retries) {
        this(mode, rule, chain, position, retries, false, null);
    }

    /** A copy at another step of the chain. */
    public Route at(int newPosition) {
        return new Route(mode, rule, chain, newPosition, retries, ordered, rewritten);
    }

    /** A copy at another step of the chain, with one step of the retry schedule used up. */
    public Route retryAt(int newPosition) {
        return new Route(mode, rule, chain, newPosition, retries + 1, ordered, rewritten);
    }

    /** A copy that has used up so many steps of the retry schedule. */
    public Route withRetries(int used) {
        return new Route(mode, rule, chain, position, used, ordered, rewritten);
    }

    /** A copy in another mode. */
    public Route as(DeliveryMode newMode) {
        return new Route(newMode, rule, chain, position, retries, ordered, rewritten);
    }

    /** A copy that keeps strict order, or does not. */
    public Route withOrdered(boolean value) {
        return new Route(mode, rule, chain, position, retries, value, rewritten);
    }

    /** A copy along another chain, from its first step. */
    public Route along(@Nullable String newRule, List<String> newChain) {
        return new Route(mode, newRule, newChain, 0, retries, ordered, rewritten);
    }

    /** A copy on which something else is sent. */
    public Route sending(@Nullable MessageRequest instead) {
        return new Route(mode, rule, chain, position, retries, ordered, instead);
    }
}
