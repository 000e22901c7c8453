package io.stonechat.session;

import io.stonechat.protocol.CommandStatus;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One supervised connection of a client: bound, or on its way to be bound again. No thread waits while it pauses. */
final class Connection {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private final ClientConfig config;
    private final List<Binding> places;
    private final FirstBind first;
    private final Backoff backoff;
    private volatile @Nullable Link link;
    private volatile boolean stopped;
    private volatile ConnectionStatus status;

    /**
     * Creates one.
     *
     * @param endpoints where it may be bound: one place, or several to be tried in this order
     * @param first told how the first attempt ends
     */
    Connection(ClientConfig config, List<Endpoint> endpoints, ClientHandler handler, FirstBind first) {
        this.config = config;
        this.places = endpoints.stream()
                .map(endpoint -> new Binding(config, endpoint, handler))
                .toList();
        this.first = first;
        this.backoff = new Backoff(config.reconnect(), RandomGenerator.getDefault());
        this.status = new ConnectionStatus(
                endpoints.getFirst(), ConnectionStatus.Phase.BINDING, null, 0, null, null, Duration.ZERO);
    }

    /** Starts binding in a thread of its own. */
    void start() {
        Thread.ofVirtual().name("smpp-bind-" + config.systemId()).start(this::attempt);
    }

    /** Returns the session if it is bound. */
    @Nullable
    Link session() {
        var now = link;
        return now != null && now.state().isBound() ? now : null;
    }

    /** Returns where it is bound, or was last tried. */
    Endpoint endpoint() {
        return status.endpoint();
    }

    ConnectionStatus status() {
        var now = status;
        var session = session();
        if (stopped) {
            return with(now, ConnectionStatus.Phase.STOPPED, null);
        }
        return session != null ? with(now, ConnectionStatus.Phase.BOUND, session) : now;
    }

    private static ConnectionStatus with(
            ConnectionStatus now, ConnectionStatus.Phase phase, @Nullable SmppSession session) {
        boolean bound = session != null;
        return new ConnectionStatus(
                now.endpoint(),
                phase,
                session,
                bound ? 0 : now.failures(),
                bound ? null : now.problem(),
                bound ? null : now.refusal(),
                Duration.ZERO);
    }

    private void attempt() {
        try {
            bindAnywhere();
        } catch (BindFailedException e) {
            first.failed(e);
            again(e.status(), String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("{}: an attempt to bind failed by an error of ours", config, e);
            again(null, e.toString());
        }
    }

    /** Tries one place after the other; but one that does not know us is taken to speak for all. */
    private void bindAnywhere() {
        for (var places = this.places.iterator(); places.hasNext() && !stopped; ) {
            var place = places.next();
            status = new ConnectionStatus(
                    place.endpoint(),
                    ConnectionStatus.Phase.BINDING,
                    null,
                    status.failures(),
                    status.problem(),
                    status.refusal(),
                    Duration.ZERO);
            try {
                bind(place);
                return;
            } catch (BindFailedException e) {
                var refusal = e.status();
                if (!places.hasNext() || (refusal != null && Backoff.isHopeless(refusal))) {
                    throw e;
                }
                LOG.warn("{}: {}; trying the next host", config, e.getMessage());
            }
        }
    }

    private void bind(Binding place) {
        var session = place.attempt(this::made);
        long since = config.link().clock().millis();
        status = new ConnectionStatus(
                place.endpoint(), ConnectionStatus.Phase.BOUND, session, 0, null, null, Duration.ZERO);
        first.bound(session);
        var _ = session.closed().thenAccept(reason -> ended(since, reason));
    }

    private void made(Link made) {
        link = made;
        if (stopped) {
            made.end("the client was closed");
        }
    }

    private void ended(long since, String reason) {
        backoff.lived(Duration.ofMillis(config.link().clock().millis() - since));
        again(null, reason);
    }

    private void again(@Nullable CommandStatus refusal, String reason) {
        if (stopped) {
            return;
        }
        var pause = backoff.pause(refusal);
        status = new ConnectionStatus(
                endpoint(), ConnectionStatus.Phase.WAITING, null, status.failures() + 1, reason, refusal, pause);
        if (refusal != null && Backoff.isHopeless(refusal)) {
            LOG.error(
                    "{}: {}. This will not change by itself: check system_id, password and system_type. Trying again in {} s",
                    config.label(),
                    reason,
                    pause.toSeconds());
        } else {
            LOG.warn("{}: {}; trying again in {} ms", config.label(), reason, pause.toMillis());
        }
        config.link().events().accept(new SessionEvent.Reconnecting(config.systemId(), pause, refusal, reason));
        try {
            var _ = config.link().timer().schedule(this::start, pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException _) {
            LOG.info("{}: the timer was shut down, not trying again", config.label());
        }
    }

    /** Binds no more, and unbinds what is bound. */
    void stop() {
        stopped = true;
        var now = link;
        if (now != null) {
            now.unbind();
        }
    }

    /** Returns the future that completes when a session that was being unbound is gone. */
    CompletableFuture<?> ended() {
        var now = link;
        return now == null ? CompletableFuture.completedFuture("never bound") : now.closed();
    }
}
