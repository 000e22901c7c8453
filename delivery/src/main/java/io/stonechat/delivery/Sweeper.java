package io.stonechat.delivery;

import io.stonechat.store.Batch;
import io.stonechat.store.Change;
import io.stonechat.store.DeliveryMode;
import io.stonechat.store.DueQuery;
import io.stonechat.store.Durability;
import io.stonechat.store.MessageId;
import io.stonechat.store.Place;
import io.stonechat.store.Purpose;
import io.stonechat.store.StoredMessage;
import io.stonechat.store.StoredState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees once a second to what only waits for time: expiry, receipts that do not come, records that have been kept long enough. */
final class Sweeper {

    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
    private static final int PAGE = 256;

    private final LaneContext context;
    private final Consumer<StoredMessage> held;
    private final AtomicBoolean sweeping = new AtomicBoolean();
    private volatile @Nullable Future<?> ticks;

    /** Makes a sweeper; {@code held} takes each upstream receipt whose time to wait is over. */
    Sweeper(LaneContext context, Consumer<StoredMessage> held) {
        this.context = context;
        this.held = held;
    }

    void start() {
        ticks = context.time().timer().scheduleAtFixedRate(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    void stop() {
        if (ticks != null) {
            ticks.cancel(false);
        }
    }

    private void tick() {
        if (context.gate().isOpen() && sweeping.compareAndSet(false, true)) {
            context.time().workers().execute(this::sweep);
        }
    }

    private void sweep() {
        try {
            Instant now = context.time().clock().instant();
            each(() -> context.store().expired(now, PAGE), this::expired);
            each(() -> due(Place.RECEIPT, now), this::receiptWaitOver);
            each(() -> due(Place.HELD, now), held);
            each(() -> due(Place.ENDED, now), this::remove);
        } catch (RuntimeException failure) {
            LOG.error("What was due could not be seen to; it will be tried again in a second.", failure);
        } finally {
            sweeping.set(false);
        }
    }

    private List<StoredMessage> due(String queue, Instant now) {
        return context.store().due(DueQuery.head(queue, now, PAGE));
    }

    /** Page after page, as long as pages are full and change. */
    private static void each(Supplier<List<StoredMessage>> pages, Consumer<StoredMessage> action) {
        Optional<MessageId> first = Optional.empty();
        List<StoredMessage> page = pages.get();
        while (!page.isEmpty() && !first.equals(Optional.of(page.getFirst().id()))) {
            first = Optional.of(page.getFirst().id());
            page.forEach(action);
            page = page.size() == PAGE ? pages.get() : List.of();
        }
    }

    private void expired(StoredMessage message) {
        Moment moment = context.moment();
        change(message, current -> switch (current.state()) {
            case SCHEDULED, QUEUED, UNCERTAIN ->
                Optional.of(context.rules().get().timeouts().expired(current, moment));
            case ATTEMPTING, SENT, HELD -> Optional.empty();
            case DELIVERED, EXPIRED, DELETED, UNDELIVERABLE, ACCEPTED, UNKNOWN, REJECTED, SKIPPED -> Optional.empty();
            case UNMATCHED, DEAD_LETTER -> Optional.empty();
        });
    }

    private void receiptWaitOver(StoredMessage message) {
        Moment moment = context.moment();
        change(
                message,
                current -> standsIn(Place.RECEIPT, current)
                        ? Optional.of(context.rules().get().timeouts().receiptWaitOver(current, moment))
                        : Optional.empty());
    }

    private void remove(StoredMessage message) {
        var removal = new Change.Remove(message.id(), message.version());
        var _ = context.store().commit(new Batch(Purpose.OUTCOME, Durability.WRITTEN, List.of(removal)));
    }

    /** The ESME that waits for a relayed message waits no longer. */
    void endRelay(MessageId id) {
        Moment moment = context.moment();
        context.store()
                .find(id)
                .ifPresent(message -> change(
                        message,
                        current -> isBeingRelayed(current)
                                ? Optional.of(context.rules().get().timeouts().relayDeadline(current, moment))
                                : Optional.empty()));
    }

    private static boolean isBeingRelayed(StoredMessage message) {
        boolean unanswered = message.state() == StoredState.QUEUED
                || message.state() == StoredState.SCHEDULED
                || message.state() == StoredState.ATTEMPTING;
        return unanswered && message.route().mode() == DeliveryMode.RELAY;
    }

    private static boolean standsIn(String queue, StoredMessage message) {
        Place place = message.progress().place();
        return place != null && place.queue().equals(queue);
    }

    private void change(StoredMessage message, Journal.Rule rule) {
        context.journal().change(message, Durability.WRITTEN, rule).whenComplete((_, failure) -> {
            if (failure != null) {
                LOG.error("What became of message {} could not be stored.", message.id(), failure);
            }
        });
    }
}
