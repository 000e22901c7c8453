package io.stonechat.delivery;

import io.stonechat.protocol.MessageRequest;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message that an ESME submits.
 *
 * @param requester who submits it
 * @param pdu the {@code submit_sm}, {@code submit_multi} or {@code data_sm} as it was received
 * @param arrived when its PDU was framed; its place among messages that are due
 * @param arrival the number it got when it was framed, ascending in a process
 * @param route the way it shall take; null to ask the {@link RoutePolicy}
 * @param clientReference the sender's own reference, if it gave one
 * @param attributes what a script attaches to it
 */
public record Submission(
        Requester requester,
        MessageRequest pdu,
        Instant arrived,
        long arrival,
        @Nullable RouteChoice route,
        @Nullable String clientReference,
        Map<String, String> attributes) {

    /** Keeps an unmodifiable copy of the attributes. */
    public Submission {
        attributes = Map.copyOf(attributes);
    }

    /** A submission that the {@link RoutePolicy} routes. */
    public static Submission of(Requester requester, MessageRequest pdu, Instant arrived, long arrival) {
        return new Submission(requester, pdu, arrived, arrival, null, null, Map.of());
    }

    /** A copy that takes this way. */
    public Submission via(RouteChoice choice) {
        return new Submission(requester, pdu, arrived, arrival, choice, clientReference, attributes);
    }

    /** A copy that takes this chain. */
    public Submission via(String... chain) {
        return via(RouteChoice.of(chain));
    }
}
