package io.stonechat.delivery;

import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.Request;
import io.stonechat.protocol.Response;
import io.stonechat.session.NotSentException;
import io.stonechat.session.Outcome;
import io.stonechat.session.Unknown;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A bind, as delivery sees it: something that takes a message and tells what came of it. Thread-safe. */
public interface Upstream {

    /** The {@code interface_version} of SMPP 3.4. */
    int SMPP_3_4 = 0x34;

    /** The name of the bind. */
    String name();

    /** The domain its message ids are unique in; the name of the bind, unless binds of one provider share one. */
    String receiptDomain();

    /** How the provider behind it is to be treated. */
    BindPolicy policy();

    /** Whether it can take messages now. */
    boolean bound();

    /**
     * How many messages may be in flight on it at once, over all its connections; at least 1. While the provider has no room these
     * are fewer: what it refuses is sent again as soon as this and {@link #pause} allow.
     */
    int window();

    /** For how long nothing may be sent from now on, since the provider has no room for even one at a time; zero if messages may go. */
    default Duration pause() {
        return Duration.ZERO;
    }

    /**
     * Sends a message.
     *
     * <p>May block for as long as a request may wait for its window. The answer to an attempt that had already ended as
     * {@link Unknown} goes to {@code late}, at most once.
     *
     * @param request a {@code submit_sm} or {@code data_sm}; the session gives it its sequence number
     * @param late takes the outcome that came after all
     * @return completes, never exceptionally, with the outcome
     */
    CompletableFuture<Outcome> submit(MessageRequest request, Consumer<Outcome> late);

    /**
     * Sends a message that belongs to others: all that are sent with one key go over one connection, as long as that is up.
     *
     * @param together the key
     * @see #submit(MessageRequest, Consumer)
     */
    default CompletableFuture<Outcome> submit(MessageRequest request, String together, Consumer<Outcome> late) {
        return submit(request, late);
    }

    /** The version of SMPP that its sessions speak, such as 0x34. */
    default int interfaceVersion() {
        return SMPP_3_4;
    }

    /**
     * Asks it about a message it has accepted: a {@code query_sm}, {@code cancel_sm} or {@code replace_sm}.
     *
     * @return completes with its response, whatever that says; fails if there was no link or no answer
     */
    default CompletableFuture<Response> ask(Request request) {
        return CompletableFuture.failedFuture(new NotSentException("bind " + name() + " is never asked"));
    }
}
