package io.stonechat.session;

import io.stonechat.protocol.CommandStatus;
import java.time.Duration;
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
    private final Binding binding;
    private final Backoff backoff = new Backoff(RandomGenerator.getDefault());
    private volatile @Nullable Link link;
    private volatile boolean stopped;

    Connection(ClientConfig config, ClientHandler handler) {
        this.config = config;
        this.binding = new Binding(config, handler);
    }

    /** Starts binding in a thread of its own. */
    void start() {
        Thread.ofVirtual().name("smpp-bind-" + config.systemId()).start(this::attempt);
    }

    /** Returns the session if it is bound. */
    @Nullable
    SmppSession session() {
        var now = link;
        return now != null && now.state().isBound() ? now : null;
    }

    private void attempt() {
        if (stopped) {
            return;
        }
        try {
            var session = binding.attempt(this::made);
            long since = config.link().clock().millis();
            var _ = session.closed().thenAccept(reason -> ended(since, reason));
        } catch (BindFailedException e) {
            again(e.status(), String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("{}: an attempt to bind failed by an error of ours", config, e);
            again(null, e.toString());
        }
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
        if (refusal != null && Backoff.isHopeless(refusal)) {
            LOG.error(
                    "{}: {}. This will not change by itself: check system_id, password and system_type. Trying again in {} s",
                    config,
                    reason,
                    pause.toSeconds());
        } else {
            LOG.warn("{}: {}; trying again in {} ms", config, reason, pause.toMillis());
        }
        config.link().events().accept(new SessionEvent.Reconnecting(config.systemId(), pause, refusal, reason));
        try {
            var _ = config.link().timer().schedule(this::start, pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException _) {
            LOG.info("{}: the timer was shut down, not trying again", config);
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

    /** Waits until a session that was being unbound is gone. */
    void awaitEnd() {
        var now = link;
        if (now != null) {
            now.closed().join();
        }
    }
}
