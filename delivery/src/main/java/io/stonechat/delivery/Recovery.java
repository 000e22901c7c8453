package io.stonechat.delivery;

import io.stonechat.session.Unknown;
import io.stonechat.store.Attempt;
import io.stonechat.store.DueQuery;
import io.stonechat.store.Durability;
import io.stonechat.store.MessageKind;
import io.stonechat.store.Place;
import io.stonechat.store.StoreException;
import io.stonechat.store.StoredMessage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done when delivery starts on a store: an attempt that was open is unknown, and nobody waits for a relay. After a
 * power loss so is one of each message that was due, as the trace of it may be lost.
 */
final class Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    private static final int PAGE = 256;
    private static final Unknown UNCLEAN_STOP = new Unknown("the process ended while the attempt was open", true);

    private static final Unknown POWER_LOSS =
            new Unknown("it was due when the power failed: whether it was sent before is not known");

    private final DeliveryContext outside;
    private final LaneContext context;
    private final Consumer<String> wake;

    /** Makes it; {@code wake} has the lane of a queue look at it. */
    Recovery(DeliveryContext outside, LaneContext context, Consumer<String> wake) {
        this.outside = outside;
        this.context = context;
        this.wake = wake;
    }

    /**
     * Does it, and returns when it is stored: nothing may begin before what was open is known to be unknown.
     *
     * @throws StoreException if the store does not take it
     */
    void run() {
        Optional<Instant> lost = context.store().lostUntil();
        lost.ifPresent(this::doubt);
        each(
                Place.RELAY,
                (message, moment) ->
                        Optional.of(context.rules().get().timeouts().relayDeadline(message, moment)));
        each(Place.OPEN, this::endAttempt);
        if (lost.isPresent()) {
            context.store().lossSettled();
        }
        context.store().queues().forEach(wake);
    }

    private void doubt(Instant until) {
        LOG.warn(
                "The machine ended without a word: what was due until {} may have been sent, and counts as unknown.",
                until);
        each(Place.RELAY, this::mayBeOut);
        Instant now = context.moment().now();
        Instant last = until.isBefore(now) ? until : now;
        for (String queue : context.store().queues()) {
            if (Lanes.hasLane(new Place(queue, last))) {
                each(queue, last, this::mayBeOut);
            }
        }
    }

    private void each(String queue, BiFunction<StoredMessage, Moment, Optional<Decision>> rule) {
        each(queue, Instant.MAX, rule);
    }

    private void each(String queue, Instant until, BiFunction<StoredMessage, Moment, Optional<Decision>> rule) {
        Moment moment = context.moment();
        DueQuery query = DueQuery.head(queue, until, PAGE);
        List<StoredMessage> page = context.store().due(query);
        while (!page.isEmpty()) {
            List<Step> steps = page.stream()
                    .map(message -> Step.of(message, current -> rule.apply(current, moment)))
                    .toList();
            context.journal().changeAll(Durability.WRITTEN, steps).join().forEach(this::check);
            // Behind what could not be processed, which stays where it is.
            page = context.store().due(query.after(page.getLast()));
        }
    }

    private void check(StepResult result) {
        if (result.failure() instanceof StoreException failure) {
            throw new StoreException(
                    "Delivery cannot start, as the store takes nothing: " + failure.getMessage(), failure);
        }
        if (result.failure() != null) {
            LOG.error(
                    "Message {} cannot be processed and stays as it is.",
                    result.step().id(),
                    result.failure());
        }
    }

    private Optional<Decision> endAttempt(StoredMessage message, Moment moment) {
        Attempt open = message.progress().attempts().getLast();
        Rulebook rules = context.rules().get();
        return Optional.of(
                message.kind() == MessageKind.SUBMIT
                        ? rules.afterOutcome().decide(message, open.number(), UNCLEAN_STOP, policy(open), moment)
                        : rules.afterDelivery().decide(message, open.number(), UNCLEAN_STOP, moment));
    }

    /** An attempt that may have begun, and whose outcome nobody knows. */
    private Optional<Decision> mayBeOut(StoredMessage message, Moment moment) {
        boolean outwards = message.kind() == MessageKind.SUBMIT;
        if ((outwards && message.route().chain().isEmpty()) || isDoubted(message, moment)) {
            return Optional.empty();
        }
        String target = outwards
                ? Chain.of(message.route()).bind(message.route().position())
                : message.origin().account();
        String domain = outwards ? outside.upstreams().receiptDomain(target) : "";
        StoredMessage begun = Attempts.assumed(message, target, domain, moment);
        Attempt assumed = begun.progress().attempts().getLast();
        Rulebook rules = context.rules().get();
        return Optional.of(
                outwards
                        ? rules.afterOutcome().decide(begun, assumed.number(), POWER_LOSS, policy(assumed), moment)
                        : rules.afterDelivery().decide(begun, assumed.number(), POWER_LOSS, moment));
    }

    /** Where an unknown attempt is not waited for, a message comes past again. */
    private static boolean isDoubted(StoredMessage message, Moment moment) {
        List<Attempt> attempts = message.progress().attempts();
        return !attempts.isEmpty() && attempts.getLast().started().equals(moment.now());
    }

    private BindPolicy policy(Attempt open) {
        return outside.upstreams().policy(open.target());
    }
}
