package io.stonechat.peer;

import org.jspecify.annotations.Nullable;

/** What was expected of the other end did not happen; the message says what did. */
public final class PeerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    PeerException(String message) {
        this(message, null);
    }

    PeerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
