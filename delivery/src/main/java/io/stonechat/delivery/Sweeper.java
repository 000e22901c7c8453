package io.stonechat.delivery;

import io.stonechat.store.DeliveryMode;
import io.stonechat.store.DueQuery;
import io.stonechat.store.Durability;
import io.stonechat.store.MessageId;
import io.stonechat.store.Place;
import io.stonechat.store.StoredMessage;
import io.stonechat.store.StoredState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees once a second to what only waits for time: expiry, receipts that do not come, records that have been kept long enough. */
final class Sweeper {

    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

    private final LaneContext context;
    private final Runnable each;
    private final Consumer<StoredMessage> held;
    private final Consumer<StoredMessage> segments;
    private final Pages pages;
    private final Retention retention;
    private final AtomicBoolean sweeping = new AtomicBoolean();
    private volatile @Nullable Future<?> ticks;

    /**
     * Makes a sweeper.
     *
     * @param each is run every time
     * @param held takes each upstream receipt whose time to wait is over
     * @param segments takes each segment from a handset whose others did not come in time
     */
    Sweeper(LaneContext context, Runnable each, Consumer<StoredMessage> held, Consumer<StoredMessage> segments) {
        this.segments = segments;
        this.context = context;
        this.each = each;
        this.held = held;
        this.pages = new Pages(context.time().workers());
        this.retention = new Retention(context.store());
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
            each.run();
            Moment moment = context.moment();
            due(Place.HELD, moment.now()).forEach(held);
            due(MoSegments.QUEUE, moment.now()).forEach(segments);
            if (!context.expires()) {
                swept(null);
                return;
            }
            expire(moment)
                    .thenCompose(_ -> endWaits(moment))
                    .thenCompose(_ -> age(moment.now()))
                    .whenComplete((_, failure) -> swept(failure));
        } catch (RuntimeException failure) {
            swept(failure);
        }
    }

    private void swept(@Nullable Throwable failure) {
        sweeping.set(false);
        if (failure != null && StoreWatch.isOfStore(failure)) {
            context.watch().failed(failure.getCause() == null ? failure : failure.getCause());
        } else if (failure != null) {
            LOG.error("What was due could not be seen to; it will be tried again in a second.", failure);
        }
    }

    private List<StoredMessage> due(String queue, Instant now) {
        return context.store().due(DueQuery.head(queue, now, Pages.SIZE));
    }

    private CompletionStage<Void> expire(Moment moment) {
        return pages.each(
                () -> context.store().expired(moment.now(), Pages.SIZE),
                page -> change(page, current -> expired(current, moment)));
    }

    private Optional<Decision> expired(StoredMessage message, Moment moment) {
        return switch (message.state()) {
            case SCHEDULED, QUEUED, UNCERTAIN ->
                Optional.of(context.rules().get().timeouts().expired(message, moment));
            case ATTEMPTING, SENT, HELD -> Optional.empty();
            case DELIVERED, EXPIRED, DELETED, UNDELIVERABLE, ACCEPTED, UNKNOWN, REJECTED, SKIPPED -> Optional.empty();
            case UNMATCHED, DEAD_LETTER -> Optional.empty();
        };
    }

    private CompletionStage<Void> endWaits(Moment moment) {
        return pages.each(
                () -> due(Place.RECEIPT, moment.now()),
                page -> change(
                        page,
                        current -> standsIn(Place.RECEIPT, current)
                                ? Optional.of(context.rules().get().timeouts().receiptWaitOver(current, moment))
                                : Optional.empty()));
    }

    private CompletionStage<Void> age(Instant now) {
        ReceiptSettings settings = context.rules().get().settings().receipts();
        return pages.each(() -> due(Place.ENDED, now), page -> retention.age(page, settings, now));
    }

    /** The ESME that waits for a relayed message waits no longer. */
    void endRelay(MessageId id) {
        Moment moment = context.moment();
        context.store()
                .find(id)
                .ifPresent(message -> change(
                        List.of(message),
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

    /** Completes with whether all that the rule had something to say about was stored. */
    private CompletionStage<Boolean> change(
            List<StoredMessage> page, Function<StoredMessage, Optional<Decision>> rule) {
        List<Step> steps =
                page.stream().map(message -> Step.of(message, rule::apply)).toList();
        return context.journal().changeAll(Durability.WRITTEN, steps).thenApply(results -> {
            results.forEach(this::check);
            return results.stream().allMatch(result -> result.failure() == null);
        });
    }

    private void check(StepResult result) {
        if (result.storeFailed()) {
            context.watch().failed(result.failure());
        } else if (result.unprocessable()) {
            LOG.error(
                    "What became of message {} could not be stored.",
                    result.step().id(),
                    result.failure());
        }
    }
}
