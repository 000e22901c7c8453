package io.stonechat.delivery;

import io.stonechat.store.DueQuery;
import io.stonechat.store.Durability;
import io.stonechat.store.StoredMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Moves what can go elsewhere once a lane has been parked for too long: page after page through its queue, then again after
 * as long. Used by its lane's worker.
 */
final class Failover {

    private static final int PAGE = 256;

    private final Lane lane;
    private final Link link;
    private final LaneContext context;
    private boolean moving;
    private @Nullable StoredMessage last;
    private Instant next = Instant.MIN;

    Failover(Lane lane, Link link, LaneContext context) {
        this.lane = lane;
        this.link = link;
        this.context = context;
    }

    /** When to go on with it, at the latest at the end of the rest. */
    Instant next(Instant now, Instant restEnds) {
        Instant from = from(now);
        return from.isAfter(now) && from.isBefore(restEnds) ? from : restEnds;
    }

    private Instant from(Instant now) {
        return link.failoverAt(lane.parking().since().orElse(now));
    }

    /** Goes on with it, if it is time; called as long as the lane is parked. */
    void go(Instant now) {
        Instant from = from(now);
        if (moving || from.isAfter(now) || (last == null && next.isAfter(now))) {
            return;
        }
        DueQuery head = DueQuery.head(lane.queue(), now, PAGE);
        List<StoredMessage> page = context.store().due(last == null ? head : head.after(last));
        last = page.size() < PAGE ? null : page.getLast();
        if (last == null) {
            next = link.failoverAt(now);
        }
        if (!page.isEmpty()) {
            move(page);
        }
    }

    private void move(List<StoredMessage> page) {
        moving = true;
        Moment moment = context.moment();
        List<Step> steps = new ArrayList<>(page.size());
        for (StoredMessage message : page) {
            steps.add(Step.of(message, current -> link.failover(current, context.usable(), moment)));
        }
        var _ = context.journal().changeAll(Durability.WRITTEN, steps).thenAccept(_ -> lane.post(() -> moving = false));
    }
}
