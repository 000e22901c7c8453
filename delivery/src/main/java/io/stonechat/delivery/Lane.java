package io.stonechat.delivery;

import io.stonechat.session.Outcome;
import io.stonechat.store.AttemptResult;
import io.stonechat.store.DeliveryMode;
import io.stonechat.store.DueQuery;
import io.stonechat.store.Durability;
import io.stonechat.store.MessageId;
import io.stonechat.store.StoredMessage;
import io.stonechat.store.StoredState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The queue of one link, and who works on it: takes what is due in order, as far as the link has room, and sees to what
 * comes of it.
 *
 * <p>It runs on one worker at a time and only while there is something to do; nothing but its inbox and the figures that
 * others read is shared, so that one slow link holds up no other.
 */
final class Lane {

    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    private static final int PAGE = 64;
    private static final Duration GLANCE = Duration.ofSeconds(1);

    private final String queue;
    private final Link link;
    private final LaneContext context;
    private final Alarm alarm;
    private final Parking parking = new Parking();
    private final Queue<Runnable> inbox = new ConcurrentLinkedQueue<>();
    private final AtomicInteger wakeups = new AtomicInteger();
    private final ArrayDeque<MessageId> urgent = new ArrayDeque<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile Instant lastBusy = Instant.MIN;
    private Instant nextFailover = Instant.MIN;

    Lane(String queue, Link link, LaneContext context) {
        this.queue = queue;
        this.link = link;
        this.context = context;
        this.alarm = new Alarm(context.time(), this::wake);
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
        post(() -> urgent.add(id));
    }

    /** Whether something can be sent through now. */
    boolean usable() {
        return link.ready() && parking.since().isEmpty();
    }

    /** Whether a response may still be on its way here that names an id of this receipt domain, or was a moment ago. */
    boolean busy(String domain, Instant since) {
        return (inFlight.get() > 0 || lastBusy.isAfter(since)) && link.domain().equals(domain);
    }

    private void post(Runnable task) {
        inbox.add(task);
        wake();
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
                LOG.error("The queue {} stumbled and goes on in a moment.", queue, failure);
                parking.busy(context.moment().now());
                alarm.at(parking.until());
            }
        } while (!wakeups.compareAndSet(seen, 0));
    }

    private void pump() {
        if (!context.gate().isOpen()) {
            return;
        }
        Instant now = context.moment().now();
        if (!link.ready()) {
            parking.busy(now);
        }
        if (parking.rests(now)) {
            turnAwayUrgent();
            failover(now);
            alarm.at(parking.until());
            return;
        }
        while (startPage(now)) {
            LOG.trace("The queue {} moved a page.", queue);
        }
        context.store().nextDue(queue).ifPresent(at -> alarm.at(at.isAfter(now) ? at : now.plus(GLANCE)));
    }

    /** Starts what there is room for; whether anything moved, so that it is worth looking again. */
    private boolean startPage(Instant now) {
        boolean moved = false;
        for (StoredMessage message : next(now)) {
            moved |= start(message);
        }
        return moved;
    }

    /** What is to be sent now: what an ESME waits for first, then what is due; nothing when there is no room. */
    private List<StoredMessage> next(Instant now) {
        int room = Math.min(PAGE, parking.allowed(link.window()) - inFlight.get());
        if (room <= 0 || parking.rests(now)) {
            return List.of();
        }
        List<StoredMessage> found = new ArrayList<>();
        while (found.size() < room && !urgent.isEmpty()) {
            context.store().find(urgent.poll()).ifPresent(found::add);
        }
        return found.isEmpty() ? context.store().due(DueQuery.head(queue, now, room)) : found;
    }

    private boolean start(StoredMessage message) {
        Moment moment = context.moment();
        Optional<StoredMessage> started = context.journal()
                .change(message, Durability.WRITTEN, current -> begin(current, moment))
                .toCompletableFuture()
                .join()
                .map(Decision::stored);
        started.filter(begun -> begun.state() == StoredState.ATTEMPTING).ifPresent(begun -> send(begun, moment));
        return started.isPresent();
    }

    private Optional<Decision> begin(StoredMessage message, Moment moment) {
        boolean waits = switch (message.state()) {
            case SCHEDULED, QUEUED, UNCERTAIN -> !context.gate().isWithdrawn(message.id());
            case ATTEMPTING, SENT, HELD -> false;
            case DELIVERED, EXPIRED, DELETED, UNDELIVERABLE, ACCEPTED, UNKNOWN, REJECTED, SKIPPED -> false;
            case UNMATCHED, DEAD_LETTER -> false;
        };
        if (!waits) {
            return Optional.empty();
        }
        return Optional.of(
                message.times().validUntil().isAfter(moment.now())
                        ? link.begin(message, moment)
                        : context.rules().get().timeouts().expired(message, moment));
    }

    private void send(StoredMessage message, Moment moment) {
        int number = message.progress().attempts().getLast().number();
        inFlight.incrementAndGet();
        context.gate().entered();
        CompletableFuture<Outcome> outcome;
        try {
            outcome = link.send(OutgoingPdu.of(message, moment.now()), late -> late(message.id(), number, late));
        } catch (RuntimeException failure) {
            LOG.error("Message {} cannot be processed and is set aside.", message.id(), failure);
            settled(
                    message,
                    false,
                    current -> Optional.of(context.rules().get().endings().setAside(current, moment)));
            return;
        }
        var _ = outcome.whenComplete((result, failure) ->
                post(() -> finished(message, number, failure == null ? result : Outcome.of(failure))));
    }

    private void finished(StoredMessage message, int number, Outcome outcome) {
        Moment moment = context.moment();
        settled(message, link.parks(outcome), current -> after(current, number, outcome, moment));
    }

    private void settled(StoredMessage message, boolean parks, Journal.Rule rule) {
        // Nobody waits for the outcome of a queued message, so it need not wait for the disk.
        boolean awaited = message.route().mode() != DeliveryMode.QUEUE;
        context.journal()
                .change(message, awaited ? Durability.DURABLE : Durability.WRITTEN, rule)
                .whenComplete((_, failure) -> post(() -> {
                    if (failure != null) {
                        LOG.error("What came of an attempt of message {} could not be stored.", message.id(), failure);
                    }
                    finished(parks);
                }));
    }

    private void finished(boolean parks) {
        inFlight.decrementAndGet();
        context.gate().left();
        Instant now = context.moment().now();
        lastBusy = now;
        if (parks) {
            parking.busy(now);
        } else {
            parking.moved();
        }
    }

    private Optional<Decision> after(StoredMessage message, int number, Outcome outcome, Moment moment) {
        return has(message, number, AttemptResult.OPEN)
                ? Optional.of(link.after(message, number, outcome, moment))
                : Optional.empty();
    }

    private void late(MessageId id, int number, Outcome outcome) {
        Moment moment = context.moment();
        context.journal()
                .change(
                        id,
                        Durability.DURABLE,
                        message -> has(message, number, AttemptResult.UNKNOWN)
                                ? Optional.of(link.late(message, number, outcome, moment))
                                : Optional.empty())
                .whenComplete((_, failure) -> {
                    if (failure != null) {
                        LOG.error("The late outcome of message {} could not be stored.", id, failure);
                    }
                });
    }

    private static boolean has(StoredMessage message, int number, AttemptResult result) {
        return message.progress()
                .attempt(number)
                .filter(attempt -> attempt.result() == result)
                .isPresent();
    }

    private void turnAwayUrgent() {
        Moment moment = context.moment();
        for (MessageId id = urgent.poll(); id != null; id = urgent.poll()) {
            context.journal()
                    .change(
                            id,
                            Durability.DURABLE,
                            message -> begin(message, moment)
                                    .map(_ ->
                                            context.rules().get().afterOutcome().unavailable(message, moment)));
        }
    }

    /** Moves what can go elsewhere, once the link has been parked for too long; then again after as long. */
    private void failover(Instant now) {
        Instant since = parking.since().orElse(now);
        Instant from = link.failoverAt(since);
        if (from.isAfter(now) || nextFailover.isAfter(now)) {
            return;
        }
        nextFailover = link.failoverAt(now);
        Moment moment = context.moment();
        List<StoredMessage> page = context.store().due(DueQuery.head(queue, now, PAGE));
        while (!page.isEmpty()) {
            for (StoredMessage message : page) {
                context.journal()
                        .change(
                                message,
                                Durability.WRITTEN,
                                current -> link.failover(current, context.usable(), moment));
            }
            page = context.store().due(DueQuery.head(queue, now, PAGE).after(page.getLast()));
        }
    }
}
