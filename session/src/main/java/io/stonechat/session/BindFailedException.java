package io.stonechat.session;

import io.stonechat.protocol.CommandStatus;
import org.jspecify.annotations.Nullable;

/** A bind that was not made: the peer could not be reached, did not answer or refused it. */
public final class BindFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient @Nullable CommandStatus status;

    BindFailedException(@Nullable CommandStatus status, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    /** Returns the command_status of the peer's refusal, or null when no bind_resp came. */
    public @Nullable CommandStatus status() {
        return status;
    }
}
