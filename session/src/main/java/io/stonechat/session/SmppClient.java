package io.stonechat.session;

import io.stonechat.protocol.Request;
import io.stonechat.protocol.Response;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A supervised bind: holds {@link ClientConfig#connections()} sessions to a message centre and binds again whenever one is
 * lost, with growing, jittered pauses: from a second to a minute, from the start again after a session that lived half a
 * minute; a refusal of system_id, password or system_type is tried again slowly and logged as an error.
 */
public final class SmppClient implements AutoCloseable {
    private final ClientConfig config;
    private final List<Connection> connections;

    private SmppClient(ClientConfig config, List<Connection> connections) {
        this.config = config;
        this.connections = connections;
    }

    /** Starts binding, and returns at once. */
    public static SmppClient start(ClientConfig config, ClientHandler handler) {
        var connections = Stream.generate(() -> new Connection(config, handler))
                .limit(config.connections())
                .toList();
        connections.forEach(Connection::start);
        return new SmppClient(config, connections);
    }

    /**
     * Binds once, without supervision.
     *
     * @return the bound session
     * @throws BindFailedException if the peer cannot be reached, refuses or does not answer in time
     */
    public static SmppSession connect(ClientConfig config, ClientHandler handler) {
        return new Binding(config, handler).attempt(_ -> {});
    }

    /** Returns the bound session with the fewest unanswered requests, if any is bound. */
    public Optional<SmppSession> session() {
        return Optional.ofNullable(leastLoaded());
    }

    /** Returns the bound sessions now. */
    public List<SmppSession> sessions() {
        return connections.stream()
                .map(Connection::session)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    /** Sends on the least loaded bound session; fails with {@link NotSentException} at once if none is bound. */
    public CompletableFuture<Response> send(Request request) {
        var session = leastLoaded();
        return session != null ? session.send(request) : CompletableFuture.failedFuture(notBound());
    }

    /** Sends as {@link #send} does and returns what that ended in. The future never fails. */
    public CompletableFuture<Outcome> outcome(Request request) {
        return send(request)
                .handle((response, failure) -> failure == null ? Outcome.of(response) : Outcome.of(failure));
    }

    private @Nullable SmppSession leastLoaded() {
        SmppSession least = null;
        int load = Integer.MAX_VALUE;
        for (var connection : connections) {
            var session = connection.session();
            if (session != null && session.unanswered() < load) {
                least = session;
                load = session.unanswered();
            }
        }
        return least;
    }

    private NotSentException notBound() {
        return new NotSentException(
                "no session of " + config.systemId() + " to " + config.host() + ":" + config.port() + " is bound");
    }

    /** Unbinds every session and stops. Returns when all are closed, at the latest after {@link LinkConfig#unbindWait()}. */
    @Override
    public void close() {
        connections.forEach(Connection::stop);
        Handover.aboutToBlock();
        connections.forEach(Connection::awaitEnd);
    }
}
