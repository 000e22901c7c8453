package io.stonechat.smpp;

import io.stonechat.delivery.Delivery;
import io.stonechat.host.Deadline;
import io.stonechat.session.SmppServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the gateway stops. Nothing new is begun and nobody is let in; what was read from ESMEs is answered; upstreams are read
 * until they have answered everything; then both sides are unbound. What is open at the deadline is unknown, and stored so.
 */
final class Drain {
    private static final Logger LOG = LoggerFactory.getLogger("io.stonechat.smpp");
    /** For what the deadline has cut off: its last answers, and to store what became of it. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final Delivery delivery;
    private final @Nullable SmppServer server;
    private final EsmeSessions sessions;
    private final BindPool binds;
    private final ScheduledExecutorService timer;

    Drain(
            Delivery delivery,
            @Nullable SmppServer server,
            EsmeSessions sessions,
            BindPool binds,
            ScheduledExecutorService timer) {
        this.delivery = delivery;
        this.server = server;
        this.sessions = sessions;
        this.binds = binds;
        this.timer = timer;
    }

    /** Does it; returns, soon after the deadline at the latest, whether everything was finished. */
    boolean run(Deadline deadline) {
        CompletableFuture<Integer> attempts =
                delivery.drain(deadline.remaining()).toCompletableFuture();
        CompletableFuture<?> esmes = server == null
                ? CompletableFuture.completedFuture(null)
                : server.unbindAll(deadline.remaining().plus(GRACE));
        // What waits for its turn by a rate: requests of ESMEs are taken now, attempts are taken back.
        sessions.all().forEach(esme -> esme.terms().limits().release());
        binds.sendNothingThatWaits();
        boolean finished = deadline.await(attempts) && attempts.join() == 0 && deadline.await(esmes);
        if (!finished) {
            cutOff(esmes);
            return false;
        }
        boolean unbound = binds.drain(deadline);
        if (!unbound) {
            LOG.warn("not every upstream was unbound in time");
        }
        return unbound;
    }

    /** ESMEs that wait are answered first; then links end, and attempts with them. */
    private void cutOff(CompletableFuture<?> esmes) {
        long open = delivery.counters().inFlight();
        Deadline grace = Deadline.in(GRACE, timer);
        CompletableFuture<?> settled = delivery.giveUp().toCompletableFuture();
        if (open == 0) {
            binds.drain(grace);
        } else {
            binds.close();
        }
        boolean stored = grace.await(settled);
        if (open > 0) {
            LOG.warn(
                    "{} attempts had no outcome in time: they count as unknown{}",
                    open,
                    stored ? "" : ", from the next start on");
        }
        if (!grace.await(esmes)) {
            LOG.warn("not every ESME was unbound in time");
        }
    }
}
