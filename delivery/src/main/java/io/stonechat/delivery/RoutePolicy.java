package io.stonechat.delivery;

import io.stonechat.protocol.MessageRequest;
import io.stonechat.store.StoredMessage;
import java.time.Duration;
import java.util.Optional;

/** What chooses the chain of a message that came without one. */
@FunctionalInterface
public interface RoutePolicy {

    /** The route of a message that is about to be accepted; empty when there is none. Quick: the accept waits for it. */
    Optional<RouteChoice> route(StoredMessage message);

    /**
     * Whose a message from a handset is; empty when no rule knows. Quick.
     *
     * @param bind the bind it came by
     * @param pdu the {@code deliver_sm} or {@code data_sm}
     * @return the account
     */
    default Optional<String> owner(String bind, MessageRequest pdu) {
        return Optional.empty();
    }

    /**
     * How long the segments of a long message from a handset wait for each other before anybody says whose it is; empty: they
     * do not. Quick.
     *
     * @param bind the bind it came by
     * @param segment the {@code deliver_sm} or {@code data_sm}
     */
    default Optional<Duration> reassembly(String bind, MessageRequest segment) {
        return Optional.empty();
    }

    /**
     * Why a message that came without a chain is not taken, whoever chooses its route; empty when nothing speaks against it.
     * Asked before its route. Quick: the accept waits for it.
     */
    default Optional<RouteRefusal> refusal(StoredMessage message) {
        return Optional.empty();
    }
}
