package io.stonechat.delivery;

import io.stonechat.protocol.MessageRequest;
import io.stonechat.session.NotSent;
import io.stonechat.session.Outcome;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The ESMEs that are bound as receivers, by account. Thread-safe. */
public interface Receivers {

    /** Whether a session of this account can be sent to now. */
    boolean available(String account);

    /** For how long nothing may be sent to this account from now on, since its ESMEs have no room; zero if something may. */
    default Duration pause(String account) {
        return Duration.ZERO;
    }

    /**
     * Sends to a receiver-capable session of an account.
     *
     * @param request a {@code deliver_sm} or {@code data_sm}
     * @return completes, never exceptionally, with the outcome; {@link NotSent} when no such session
     *     is bound
     */
    CompletableFuture<Outcome> deliver(String account, MessageRequest request);

    /**
     * Sends what belongs to other deliveries: all that are sent with one key go over one session, as long as that is there.
     *
     * @param together the key; null for a delivery on its own
     * @see #deliver(String, MessageRequest)
     */
    default CompletableFuture<Outcome> deliver(String account, @Nullable String together, MessageRequest request) {
        return deliver(account, request);
    }
}
