package io.stonechat.delivery;

import io.stonechat.session.NotSent;
import io.stonechat.session.Outcome;
import io.stonechat.store.DeliveryMode;
import io.stonechat.store.Durability;
import io.stonechat.store.MessageId;
import io.stonechat.store.StoredMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The queue of one link, and who works on it: its {@link Departures} send what is due, its {@link Settlements} store what
 * came of it, and while nothing goes through it rests and lets messages go elsewhere.
 *
 * <p>It runs on one worker at a time and only while there is something to do, and never waits for the store. Nothing but
 * its inbox and the figures that others read is shared, so that one slow link holds up no other.
 */
final class Lane {

    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    /** How soon to look again when nobody will say that it is worth looking. */
    static final Duration GLANCE = Duration.ofSeconds(1);

    private final String queue;
    private final Link link;
    private final LaneContext context;
    private final Alarm alarm;
    private final Parking parking = new Parking();
    private final Departures departures;
    private final Settlements queued;
    private final Settlements awaited;
    private final Failover failover;
    private final Queue<Runnable> inbox = new ConcurrentLinkedQueue<>();
    private final AtomicInteger wakeups = new AtomicInteger();
    private volatile Instant lastBusy = Instant.MIN;
    private volatile String lastRefusal = "";

    Lane(String queue, Link link, LaneContext context) {
        this.queue = queue;
        this.link = link;
        this.context = context;
        this.alarm = new Alarm(context.time(), this::awake);
        this.queued = new Settlements(Durability.WRITTEN, this, context);
        this.awaited = new Settlements(Durability.DURABLE, this, context);
        this.departures = new Departures(this, link, context);
        this.failover = new Failover(this, link, context);
    }

    /** An alarm may go off after everything has ended. */
    private void awake() {
        if (!context.gate().isLocked()) {
            wake();
        }
    }

    /** Has a look at the queue soon. */
    void wake() {
        if (wakeups.getAndIncrement() == 0) {
            context.time().workers().execute(this::run);
        }
    }

    /** Notes that the link is there again. */
    void ready() {
        post(parking::ready);
    }

    /** Sends a relayed message before everything else, or not at all. */
    void urgent(MessageId id) {
        post(() -> departures.urgent(id));
    }

    /** Whether something can be sent through now. */
    boolean usable() {
        return link.ready() && parking.since().isEmpty();
    }

    /** Why nothing goes through; empty while something does. */
    Optional<Standstill> standstill() {
        return parking.since()
                .map(since -> new Standstill(
                        since, link.ready() ? lastRefusal : "It cannot be sent to: it is down, stopped or drained."));
    }

    /** Whether a response may still be on its way here that names an id of this receipt domain, or was a moment ago. */
    boolean busy(String domain, Instant since) {
        return (departures.open() > 0 || lastBusy.isAfter(since))
                && link.domain().equals(domain);
    }

    // ---- for its parts, on its worker

    String queue() {
        return queue;
    }

    Parking parking() {
        return parking;
    }

    Alarm alarm() {
        return alarm;
    }

    /** Runs a task on the worker. Any thread. */
    void post(Runnable task) {
        inbox.add(task);
        wake();
    }

    /** Has the outcome of an attempt stored. */
    void settle(StoredMessage message, Journal.Rule rule) {
        // Nobody waits for the outcome of a queued message, so it need not wait for the disk.
        Settlements book = message.route().mode() == DeliveryMode.QUEUE ? queued : awaited;
        book.add(new Step(message.id(), message, rule), this::settled);
    }

    /** Has something stored that somebody waits for, or that concerns no attempt that is open. */
    void settle(Step step, Runnable afterwards) {
        awaited.add(step, afterwards);
    }

    private void settled() {
        departures.settled();
        context.gate().left();
    }

    /** An attempt has ended: there is room for another. */
    void landed(Outcome outcome) {
        Instant now = context.moment().now();
        lastBusy = now;
        if (!link.parks(outcome)) {
            // What cannot be encoded says nothing of the link.
            if (!(outcome instanceof NotSent)) {
                parking.moved();
            }
            return;
        }
        lastRefusal = Standstill.reason(outcome);
        if (outcome instanceof NotSent) {
            parking.busy(now);
        } else {
            parking.refused(now);
        }
    }

    private void run() {
        int seen;
        do {
            seen = wakeups.get();
            try {
                for (Runnable task = inbox.poll(); task != null; task = inbox.poll()) {
                    task.run();
                }
                pump();
            } catch (RuntimeException failure) {
                stumbled(failure);
            }
        } while (!wakeups.compareAndSet(seen, 0));
    }

    private void stumbled(RuntimeException failure) {
        if (StoreWatch.isOfStore(failure)) {
            context.watch().failed(failure);
        } else {
            LOG.error("The queue {} stumbled and goes on in a moment.", queue, failure);
        }
        rest(context.moment().now());
    }

    /** Begins nothing for a while. */
    void rest(Instant now) {
        parking.busy(now);
        alarm.at(parking.until());
    }

    private void pump() {
        queued.flush();
        awaited.flush();
        if (!context.gate().isOpen()) {
            // Whoever waits for an upstream is to be answered all the same.
            departures.turnAwayUrgent();
            awaited.flush();
            return;
        }
        Instant now = context.moment().now();
        if (link.ready()) {
            parking.pause(now, link.pause());
        } else {
            parking.busy(now);
        }
        if (parking.rests(now)) {
            departures.turnAwayUrgent();
            awaited.flush();
            failover.go(now);
            alarm.at(failover.next(now, parking.until()));
        } else if (queued.isStuck() || awaited.isStuck() || !context.watch().takesOutcomes()) {
            alarm.at(now.plus(GLANCE));
        } else {
            departures.go(now);
        }
    }
}
