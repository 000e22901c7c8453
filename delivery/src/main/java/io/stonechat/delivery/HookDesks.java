package io.stonechat.delivery;

import io.stonechat.store.Place;
import io.stonechat.store.StoredMessage;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The desks of all queues whose messages wait for a script or for the outbox, made when first needed. Thread-safe. */
final class HookDesks {

    private static final int MOST_ASKED = 64;
    /** Those who are told of ends are many at a time faster: a writer waits for its disk once for all. */
    private static final int MOST_TOLD = 256;

    private final Map<String, HookDesk> desks = new ConcurrentHashMap<>();
    private final Hooks hooks;
    private final LaneContext context;
    private final RouteClerk routes;
    private final FailureClerk failures;
    private final ReceiptClerk receipts;
    private final Outbox outbox;

    HookDesks(DeliveryContext outside, LaneContext context, ReceiptClerk receipts, Outlets outlets) {
        this.hooks = outside.hooks();
        this.context = context;
        this.routes = new RouteClerk(outside, context);
        this.failures = new FailureClerk(outside, context);
        this.receipts = receipts;
        this.outbox = new Outbox(outlets, context);
    }

    /** Has the desk of this queue look at it; of other queues it does nothing. */
    void wake(String queue) {
        clerk(queue)
                .ifPresent(clerk -> desks.computeIfAbsent(
                                queue, name -> new HookDesk(name, clerk, hooks, context, terms(name)))
                        .wake());
    }

    /** Questions are about what is to be sent: a stop ends them. What has ended is told for as long as anybody is there. */
    private HookDesk.Terms terms(String queue) {
        Gate gate = context.gate();
        return queue.equals(Place.FINAL)
                ? new HookDesk.Terms(MOST_TOLD, () -> !gate.isLocked())
                : new HookDesk.Terms(MOST_ASKED, gate::isOpen);
    }

    /** Has every desk look at its queue. */
    void wakeAll() {
        desks.values().forEach(HookDesk::wake);
    }

    private Optional<Function<StoredMessage, CompletionStage<Journal.Rule>>> clerk(String queue) {
        if (queue.startsWith(Turns.ROUTE)) {
            return Optional.of(routes::ask);
        }
        if (queue.startsWith(Turns.FAILURE)) {
            return Optional.of(failures::afterFailure);
        }
        if (queue.startsWith(Turns.PARKED)) {
            return Optional.of(failures::whenParked);
        }
        if (queue.startsWith(Turns.UNKNOWN)) {
            return Optional.of(failures::afterUnknown);
        }
        if (queue.startsWith(Turns.UNMATCHED)) {
            return Optional.of(receipts::owner);
        }
        return queue.equals(Place.FINAL) ? Optional.of(outbox::tell) : Optional.empty();
    }
}
