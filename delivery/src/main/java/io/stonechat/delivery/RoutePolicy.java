package io.stonechat.delivery;

import io.stonechat.store.StoredMessage;
import java.util.Optional;

/** What chooses the chain of a message that came without one. */
@FunctionalInterface
public interface RoutePolicy {

    /** The route of a message that is about to be accepted; empty when there is none. Quick: the accept waits for it. */
    Optional<RouteChoice> route(StoredMessage message);
}
