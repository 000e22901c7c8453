package io.stonechat.smpp;

import static java.util.Objects.requireNonNull;

import io.stonechat.protocol.DataSm;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.SubmitSm;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link OnRoute} handler decides about the way of a message: plain data, stored before anything is sent.
 *
 * @param way where it goes, or that it does not go yet
 * @param rewritten what is sent instead of the PDU as it was received, a submit_sm or data_sm; null for that itself. The
 *     receipts of the ESME still name the addresses that it used
 * @param attributes attached to the message, over those of the same names
 */
public record RouteReply(Way way, @Nullable MessageRequest rewritten, Map<String, String> attributes) {

    /** Where a message goes. */
    public sealed interface Way {

        /**
         * Along a chain.
         *
         * @param chain the steps, such as {@code bind:a}, {@code bind:b}, {@code queue}
         * @param rule what the history names as the reason; null for none
         * @param ordered whether messages from one address to another go strictly one after the other
         */
        record Send(List<String> chain, @Nullable String rule, boolean ordered) implements Way {

            /** Takes a copy of the chain, and checks it. */
            public Send {
                chain = Chains.checked("RouteReply.send", chain);
            }
        }

        /**
         * Nowhere yet: the script is asked again.
         *
         * @param until when; at the earliest in a second
         */
        record Hold(Instant until) implements Way {}

        /**
         * Nowhere: it ends.
         *
         * @param state its final state
         */
        record Refuse(MessageState state) implements Way {

            /** Refuses a state that is not final. */
            public Refuse {
                if (!state.isFinal()) {
                    throw new IllegalArgumentException(
                            "RouteReply.refuse(" + state + "): a message ends with a final state, such as REJECTED");
                }
            }
        }

        /** Where the rules of the configuration send it. */
        record ByRules() implements Way {}
    }

    /** Checks what is sent, and keeps an unmodifiable copy of the attributes. */
    public RouteReply {
        requireNonNull(way, "way");
        attributes = Map.copyOf(attributes);
        if (rewritten != null && !(rewritten instanceof SubmitSm || rewritten instanceof DataSm)) {
            throw new IllegalArgumentException("an upstream takes a submit_sm or a data_sm, not a "
                    + rewritten.getClass().getSimpleName());
        }
    }

    /**
     * Sends the message along a chain, as {@link Reply#queue(String...)} does.
     *
     * @param chain the steps
     * @return the decision
     * @throws IllegalArgumentException if the chain is empty or a step cannot be read
     */
    public static RouteReply send(String... chain) {
        return send(List.of(chain));
    }

    /**
     * {@link #send(String...)} with a chain from the configuration.
     *
     * @param chain the steps
     * @return the decision
     * @throws IllegalArgumentException if the chain is empty or a step cannot be read
     */
    public static RouteReply send(List<String> chain) {
        return new RouteReply(new Way.Send(chain, null, false), null, Map.of());
    }

    /**
     * Keeps the message and asks again.
     *
     * @param until when; at the earliest in a second. Its validity goes on
     * @return the decision
     */
    public static RouteReply holdUntil(Instant until) {
        return new RouteReply(new Way.Hold(until), null, Map.of());
    }

    /**
     * Ends the message unsent, with the receipt its ESME asked for.
     *
     * @param state the final state
     * @return the decision
     * @throws IllegalArgumentException if the state is not final
     */
    public static RouteReply refuse(MessageState state) {
        return new RouteReply(new Way.Refuse(state), null, Map.of());
    }

    /**
     * Leaves the way to the rules of the configuration.
     *
     * @return the decision
     */
    public static RouteReply byRules() {
        return new RouteReply(new Way.ByRules(), null, Map.of());
    }

    /**
     * The same, with something else sent.
     *
     * @param pdu a submit_sm or data_sm
     * @return a new decision
     */
    public RouteReply rewrite(MessageRequest pdu) {
        return new RouteReply(way, pdu, attributes);
    }

    /**
     * The same, with an attribute attached to the message.
     *
     * @param name the name of the attribute
     * @param value its value
     * @return a new decision
     */
    public RouteReply tag(String name, String value) {
        Map<String, String> more = new HashMap<>(attributes);
        more.put(name, value);
        return new RouteReply(way, rewritten, more);
    }

    /**
     * The same, with a name for the reason; of a decision that sends nothing it changes nothing.
     *
     * @param rule the name, for the history
     * @return a new decision
     */
    public RouteReply because(String rule) {
        return way instanceof Way.Send(var chain, var _, var ordered)
                ? new RouteReply(new Way.Send(chain, rule, ordered), rewritten, attributes)
                : this;
    }

    /**
     * The same, with messages from one address to another sent strictly one after the other.
     *
     * @return a new decision
     */
    public RouteReply inOrder() {
        return way instanceof Way.Send(var chain, var rule, var _)
                ? new RouteReply(new Way.Send(chain, rule, true), rewritten, attributes)
                : this;
    }
}
