package io.stonechat.delivery;

import io.stonechat.store.MessageId;
import io.stonechat.store.Place;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The lanes of all binds and accounts, made when first needed. Thread-safe. */
final class Lanes {

    private static final String BIND = Place.bindQueue("");
    private static final String ACCOUNT = Place.accountQueue("");

    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
    private final DeliveryContext outside;
    private final LaneContext context;
    private final Together together;

    Lanes(DeliveryContext outside, LaneContext context) {
        this.outside = outside;
        this.context = context;
        this.together = new Together(context.time().clock(), context.rules());
    }

    /** Has the lane of this queue look at it; queues that wait for nothing but time have none. */
    void wake(String queue) {
        Lane lane = lanes.get(queue);
        if (lane != null) {
            lane.wake();
        } else if (queue.startsWith(BIND)) {
            bind(queue.substring(BIND.length())).wake();
        } else if (queue.startsWith(ACCOUNT)) {
            account(queue.substring(ACCOUNT.length())).wake();
        }
    }

    /** Has every lane look at its queue. */
    void wakeAll() {
        lanes.values().forEach(Lane::wake);
    }

    /** Whether what stands there is seen to by a lane, and not only by time. */
    static boolean hasLane(@Nullable Place place) {
        return place != null && (place.queue().startsWith(BIND) || place.queue().startsWith(ACCOUNT));
    }

    void urgent(String bind, MessageId id) {
        bind(bind).urgent(id);
    }

    Lane bind(String name) {
        return lanes.computeIfAbsent(
                Place.bindQueue(name),
                queue -> new Lane(
                        queue,
                        new BindLink(name, outside.upstreams(), context.rules(), together, context.usable()),
                        context));
    }

    Lane account(String name) {
        return lanes.computeIfAbsent(
                Place.accountQueue(name),
                queue -> new Lane(queue, new AccountLink(name, outside.receivers(), context.rules()), context));
    }

    /** Why nothing goes through a bind; empty while something does, and before anything was to. */
    Optional<Standstill> standstill(String bind) {
        return Optional.ofNullable(lanes.get(Place.bindQueue(bind))).flatMap(Lane::standstill);
    }

    /** Whether a response that names an id of this receipt domain may still be on its way, or was since then. */
    boolean busy(String domain, Instant since) {
        return lanes.values().stream().anyMatch(lane -> lane.busy(domain, since));
    }
}
