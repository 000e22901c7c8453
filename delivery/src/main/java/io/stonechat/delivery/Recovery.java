package io.stonechat.delivery;

import io.stonechat.session.Unknown;
import io.stonechat.store.Attempt;
import io.stonechat.store.DueQuery;
import io.stonechat.store.Durability;
import io.stonechat.store.MessageKind;
import io.stonechat.store.Place;
import io.stonechat.store.StoredMessage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What is done when delivery starts on a store: an attempt that was open is unknown, and nobody waits for a relay. */
final class Recovery {

    private static final int PAGE = 256;
    private static final Unknown UNCLEAN_STOP = new Unknown("the process ended while the attempt was open");

    private final DeliveryContext outside;
    private final LaneContext context;
    private final Consumer<String> wake;

    /** Makes it; {@code wake} has the lane of a queue look at it. */
    Recovery(DeliveryContext outside, LaneContext context, Consumer<String> wake) {
        this.outside = outside;
        this.context = context;
        this.wake = wake;
    }

    void run() {
        each(Place.RELAY, this::abandon);
        each(Place.OPEN, this::endAttempt);
        context.store().queues().forEach(wake);
    }

    private void each(String queue, Consumer<StoredMessage> action) {
        List<StoredMessage> page = context.store().due(DueQuery.head(queue, Instant.MAX, PAGE));
        while (!page.isEmpty()) {
            page.forEach(action);
            page = context.store().due(DueQuery.head(queue, Instant.MAX, PAGE));
        }
    }

    private void abandon(StoredMessage message) {
        Moment moment = context.moment();
        change(message, context.rules().get().timeouts().relayDeadline(message, moment));
    }

    private void endAttempt(StoredMessage message) {
        Moment moment = context.moment();
        int number = message.progress().attempts().getLast().number();
        if (message.kind() == MessageKind.SUBMIT) {
            change(
                    message,
                    context.rules()
                            .get()
                            .afterOutcome()
                            .decide(message, number, UNCLEAN_STOP, policy(message), moment));
        } else {
            change(message, context.rules().get().afterDelivery().decide(message, number, UNCLEAN_STOP, moment));
        }
    }

    private BindPolicy policy(StoredMessage message) {
        Attempt open = message.progress().attempts().getLast();
        return outside.upstreams().find(open.target()).map(Upstream::policy).orElse(BindPolicy.DEFAULT);
    }

    /** Waits for each: nothing may begin before what was open is known to be unknown. */
    private void change(StoredMessage message, Decision decision) {
        context.journal()
                .change(message, Durability.WRITTEN, _ -> Optional.of(decision))
                .toCompletableFuture()
                .join();
    }
}
