package io.stonechat.delivery;

import io.stonechat.protocol.PduException;
import io.stonechat.store.DeliveryMode;
import io.stonechat.store.StoredMessage;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Knows a submit that comes again, because its ESME lost our response, and has it answered with the id of the first: what
 * was stored is found in the store, what is being stored here. Thread-safe.
 */
final class Repeats {

    private final DeliveryContext outside;
    private final LaneContext context;
    private final Consumer<MessageEvent> tell;
    private final Map<Key, CompletableFuture<Acceptance>> underWay = new ConcurrentHashMap<>();

    Repeats(DeliveryContext outside, LaneContext context, Consumer<MessageEvent> tell) {
        this.outside = outside;
        this.context = context;
        this.tell = tell;
    }

    private record Key(String account, String key) {}

    /** Takes a submission, unless it is a repeat; {@code first} takes its key, null where repeats are not looked for. */
    CompletionStage<Acceptance> once(
            Submission submission, Function<@Nullable String, CompletionStage<Acceptance>> first) {
        Requester requester = submission.requester();
        Duration window = outside.esmes().of(requester.systemId()).dedup();
        String key = window.isPositive() ? key(submission) : null;
        if (key == null) {
            return first.apply(null);
        }
        Key id = new Key(requester.account(), key);
        var answer = new CompletableFuture<Acceptance>();
        CompletableFuture<Acceptance> earlier = underWay.putIfAbsent(id, answer);
        if (earlier != null) {
            return earlier.thenApply(acceptance -> again(submission, acceptance));
        }
        Optional<StoredMessage> stored = stored(id, window);
        CompletionStage<Acceptance> result = stored.isPresent()
                ? CompletableFuture.completedFuture(again(submission, answer(submission, stored.get())))
                : first.apply(key);
        result.whenComplete((acceptance, failure) -> {
            underWay.remove(id, answer);
            if (failure == null) {
                answer.complete(acceptance);
            } else {
                answer.complete(Safekeeping.failed(failure));
            }
        });
        return answer;
    }

    private static @Nullable String key(Submission submission) {
        try {
            return DedupKey.of(submission.requester().systemId(), submission.pdu());
        } catch (PduException _) {
            // A PDU that cannot be written did not come over a wire, so it cannot come again.
            return null;
        }
    }

    private Optional<StoredMessage> stored(Key id, Duration window) {
        return context.store()
                .deduplicated(id.account(), id.key())
                .filter(message -> message.route().mode() != DeliveryMode.ABANDONED)
                .filter(message -> message.times()
                        .accepted()
                        .plus(window)
                        .isAfter(context.moment().now()));
    }

    private static Acceptance answer(Submission submission, StoredMessage first) {
        return new Acceptance.Accepted(
                first.toldId(),
                IdForm.told(first),
                Destinations.of(submission.pdu()).refused());
    }

    private Acceptance again(Submission submission, Acceptance first) {
        if (first instanceof Acceptance.Accepted(var id, var _, var _)) {
            Requester requester = submission.requester();
            Moment moment = context.moment();
            var head = new EventHead(
                    new EventId(outside.ids().next(), 0, 0),
                    moment.now(),
                    moment.nanos(),
                    moment.node(),
                    requester.account(),
                    id,
                    1,
                    0,
                    Reason.REPEATED);
            tell.accept(new MessageEvent.Deduplicated(head, requester.systemId()));
        }
        return first;
    }
}
