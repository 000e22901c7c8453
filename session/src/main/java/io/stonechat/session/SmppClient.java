package io.stonechat.session;

import io.stonechat.protocol.Request;
import io.stonechat.protocol.Response;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A supervised pool of binds to one message centre: holds {@link ClientConfig#connections()} sessions to each of its hosts and
 * binds again whenever one is lost, with the pauses of its {@link ReconnectPolicy}. Names are looked up anew each time. All
 * methods may be called from any thread.
 */
public final class SmppClient implements AutoCloseable {
    private final ClientConfig config;
    private final List<Connection> connections;
    private final Balancer balancer;
    private final FirstBind first;

    private SmppClient(ClientConfig config, ClientHandler handler) {
        this.config = config;
        boolean failover = config.balancing() == Balancing.FAILOVER;
        var places = failover
                ? List.of(config.hosts())
                : config.hosts().stream().map(List::of).toList();
        this.first = new FirstBind(places.size() * config.connections());
        this.connections = IntStream.range(0, config.connections())
                .boxed()
                .flatMap(_ -> places.stream())
                .map(endpoints -> new Connection(config, endpoints, handler, first))
                .toList();
        this.balancer = new Balancer(config, connections);
    }

    /** Starts binding, and returns at once. */
    public static SmppClient start(ClientConfig config, ClientHandler handler) {
        var client = new SmppClient(config, handler);
        client.connections.forEach(Connection::start);
        return client;
    }

    /**
     * Binds once, without supervision, to the first host that can be reached and does not refuse.
     *
     * @return the bound session
     * @throws BindFailedException if a peer cannot be reached, refuses or does not answer in time, and there is no further host
     */
    public static SmppSession connect(ClientConfig config, ClientHandler handler) {
        for (var host : config.hosts().subList(0, config.hosts().size() - 1)) {
            try {
                return new Binding(config, host, handler).attempt(_ -> {});
            } catch (BindFailedException _) {
                // The next host may do better; the last one says why not.
            }
        }
        return new Binding(config, config.hosts().getLast(), handler).attempt(_ -> {});
    }

    /**
     * Binds once as {@link #connect} does. Returns at once.
     *
     * @return completes with the bound session; fails with {@link BindFailedException}
     */
    public static CompletableFuture<SmppSession> connectAsync(ClientConfig config, ClientHandler handler) {
        return CompletableFuture.supplyAsync(() -> connect(config, handler), Thread::startVirtualThread);
    }

    /**
     * Returns how the client begins: completes with the first session that is bound; fails with {@link BindFailedException} once
     * each connection has failed. It goes on trying all the same, until it is closed.
     */
    public CompletableFuture<SmppSession> firstBound() {
        return first.result();
    }

    /**
     * Waits for how the client begins, and returns the first session that is bound.
     *
     * @throws BindFailedException once each connection has failed; it goes on trying all the same
     */
    public SmppSession awaitFirstBound() {
        return Waiting.forResult(firstBound());
    }

    /** Tells whether any session is bound. */
    public boolean isBound() {
        return balancer.isBound();
    }

    /** Returns the bound session that the next request would take, if any is bound. */
    public Optional<SmppSession> session() {
        return Optional.ofNullable(balancer.pick());
    }

    /** Returns a bound session, if any is: for the same key the same one, as long as it is bound. */
    public Optional<SmppSession> session(Object key) {
        return Optional.ofNullable(balancer.pick(key));
    }

    /** Returns the bound sessions now. */
    public List<SmppSession> sessions() {
        return connections.stream()
                .flatMap(connection -> Stream.ofNullable(connection.session()))
                .<SmppSession>map(Objects::requireNonNull)
                .toList();
    }

    /** Returns how each connection is now, in the order of the hosts, over and over. */
    public List<ConnectionStatus> connections() {
        return connections.stream().map(Connection::status).toList();
    }

    /**
     * Sends on a bound session, chosen as {@link ClientConfig#balancing()} says; but the segments of one long message
     * ({@code submit_sm} with a concatenation header or SAR TLVs) all take the same session as long as it is bound. Fails with
     * {@link NotSentException} at once if none is bound.
     */
    public CompletableFuture<Response> send(Request request) {
        return send(request, _ -> {});
    }

    /** Sends as {@link #send(Request)} does, and says who wants to hear of a response that comes too late. */
    public CompletableFuture<Response> send(Request request, Consumer<Response> late) {
        var session = pick(request);
        return session != null ? session.send(request, late) : CompletableFuture.failedFuture(notBound());
    }

    /** Sends as {@link #send(Request)} does and returns what that ended in. The future never fails. */
    public CompletableFuture<Outcome> outcome(Request request) {
        return send(request)
                .handle((response, failure) -> failure == null ? Outcome.of(response) : Outcome.of(failure));
    }

    /**
     * Sends as {@link #send(Request)} does and waits for the response, a negative one or a generic_nack too.
     *
     * @throws SendException if there is none: {@link NotSentException} or {@link OutcomeUnknownException}
     */
    public Response sendAndAwait(Request request) {
        return Waiting.forResult(send(request));
    }

    /**
     * Sends and waits as {@link #sendAndAwait(Request)} does, and says who wants to hear of a response that comes too late.
     *
     * @throws SendException if there is no response: {@link NotSentException} or {@link OutcomeUnknownException}
     */
    public Response sendAndAwait(Request request, Consumer<Response> late) {
        return Waiting.forResult(send(request, late));
    }

    /** Sends as {@link #send(Request)} does and waits for what that ends in. */
    public Outcome outcomeAndAwait(Request request) {
        return Waiting.forResult(outcome(request));
    }

    private @Nullable SmppSession pick(Request request) {
        if (connections.size() == 1) {
            return balancer.pick();
        }
        var key = SegmentKey.of(request);
        return key == null ? balancer.pick() : balancer.pick(key);
    }

    private NotSentException notBound() {
        return new NotSentException("no session of " + config.systemId() + " to " + config.places() + " is bound");
    }

    /**
     * Unbinds every session and stops. Returns at once.
     *
     * @return completes when all are closed, at the latest after {@link LinkConfig#unbindWait()}
     */
    public CompletableFuture<Void> closeAsync() {
        connections.forEach(Connection::stop);
        return CompletableFuture.allOf(
                connections.stream().map(Connection::ended).toArray(CompletableFuture[]::new));
    }

    /** Unbinds every session and stops. Returns when all are closed, at the latest after {@link LinkConfig#unbindWait()}. */
    @Override
    public void close() {
        var ended = closeAsync();
        Handover.aboutToBlock();
        ended.join();
    }
}
