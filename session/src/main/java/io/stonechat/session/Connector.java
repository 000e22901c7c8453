package io.stonechat.session;

import java.io.IOException;

/** How a client gets a link to its message centre: a socket unless told otherwise. */
@FunctionalInterface
public interface Connector {
    /**
     * Opens a link. May block; called on a virtual thread.
     *
     * @throws IOException if the peer cannot be reached, with a message that says why
     */
    Wire connect() throws IOException;
}
