package io.stonechat.host;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A call of a handler that did not end with a result.
 *
 * <p>It has no stack trace of its own. Its message names the script's line; its cause, where there is one, is what
 * the script threw. The host has logged it already.
 */
public final class HandlerFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why a call failed. */
    public enum Reason {
        /** The script threw. */
        THREW,
        /** The deadline passed. */
        DEADLINE
    }

    /**
     * A failure for a reason.
     *
     * @param message the script's place and what happened, such as {@code gateway.java:17 submit: ArithmeticException: / by zero}
     */
    public HandlerFailure(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    /** Why the call failed. */
    public Reason reason() {
        return reason;
    }
}
