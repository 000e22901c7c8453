package io.stonechat.delivery;

import io.stonechat.protocol.DataSm;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.store.StoredState;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a script decides about the way of a message ({@link Hooks#route}). */
public sealed interface RouteDecision {

    /** What goes with the decision. */
    Changes changes();

    /**
     * What a script changes about a message while it decides.
     *
     * @param pdu what is sent instead of what was received, a {@code submit_sm} or {@code data_sm}; null to leave it
     * @param attributes attached to the message, over those of the same names
     */
    record Changes(@Nullable MessageRequest pdu, Map<String, String> attributes) {

        /** No changes. */
        public static final Changes NONE = new Changes(null, Map.of());

        /** Keeps an unmodifiable copy of the attributes; refuses a PDU that no upstream takes. */
        public Changes {
            attributes = Map.copyOf(attributes);
            if (pdu != null && !(pdu instanceof SubmitSm || pdu instanceof DataSm)) {
                throw new IllegalArgumentException("An upstream takes a submit_sm or a data_sm, not a "
                        + pdu.getClass().getSimpleName() + ".");
            }
        }
    }

    /**
     * It takes this chain.
     *
     * @param choice the chain, and what it was chosen by
     */
    record Send(RouteChoice choice, Changes changes) implements RouteDecision {}

    /**
     * It waits, and is asked about again.
     *
     * @param until when
     */
    record Hold(Instant until, Changes changes) implements RouteDecision {}

    /**
     * It ends unsent.
     *
     * @param state its final state
     */
    record Refuse(StoredState state, Changes changes) implements RouteDecision {}

    /** It takes the chain that the rules of the configuration give it. */
    record ByRules(Changes changes) implements RouteDecision {}

    /** The chain that the rules give it, and nothing changed. */
    static RouteDecision byRules() {
        return new ByRules(Changes.NONE);
    }
}
