package io.stonechat.session;

import io.stonechat.protocol.CommandStatus;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How one connection of a supervised client is, at one moment.
 *
 * @param endpoint where it is bound, or was last tried
 * @param phase what it does
 * @param session its session while it is bound, else null
 * @param failures how many attempts in a row have failed since it was last bound
 * @param problem why it is not bound, one sentence; null while it is, and before the first attempt has ended
 * @param refusal what the last bind was refused with; null if it was not refused
 * @param pause how long it waits, from the attempt that failed on, while it waits; else zero
 */
public record ConnectionStatus(
        Endpoint endpoint,
        Phase phase,
        @Nullable SmppSession session,
        int failures,
        @Nullable String problem,
        @Nullable CommandStatus refusal,
        Duration pause) {

    /** What a connection does. */
    public enum Phase {
        /** It connects, or waits for the answer to its bind. */
        BINDING,
        /** It is bound. */
        BOUND,
        /** It waits before it tries again. */
        WAITING,
        /** The client was closed. */
        STOPPED
    }
}
