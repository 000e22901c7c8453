package io.stonechat.delivery;

import io.stonechat.protocol.MessageRequest;
import io.stonechat.session.NotSent;
import io.stonechat.session.Outcome;
import java.util.concurrent.CompletableFuture;

/** The ESMEs that are bound as receivers, by account. Thread-safe. */
public interface Receivers {

    /** Whether a session of this account can be sent to now. */
    boolean available(String account);

    /**
     * Sends to a receiver-capable session of an account.
     *
     * @param request a {@code deliver_sm} or {@code data_sm}
     * @return completes, never exceptionally, with the outcome; {@link NotSent} when no such session
     *     is bound
     */
    CompletableFuture<Outcome> deliver(String account, MessageRequest request);
}
