package io.stonechat.delivery;

import io.stonechat.store.Durability;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What came of a lane's attempts, on its way into the store: many at a time, in order, and again until it is stored. It
 * holds no more than a lane may have open, since the lane begins nothing while this is stuck. Used by its lane's worker.
 */
final class Settlements {

    private static final Logger LOG = LoggerFactory.getLogger(Settlements.class);
    private static final int PAGE = 256;

    private final Durability durability;
    private final Lane lane;
    private final LaneContext context;
    private final Deque<Entry> waiting = new ArrayDeque<>();
    private boolean committing;
    private boolean stuck;
    private Instant nextTry = Instant.MIN;

    Settlements(Durability durability, Lane lane, LaneContext context) {
        this.durability = durability;
        this.lane = lane;
        this.context = context;
    }

    private record Entry(Step step, Runnable afterwards, boolean isLast) {}

    /** Has a step stored; {@code afterwards} runs on the worker when that is over. */
    void add(Step step, Runnable afterwards) {
        waiting.add(new Entry(step, afterwards, false));
    }

    /** Whether the store did not take the last page. */
    boolean isStuck() {
        return stuck;
    }

    /** Hands the next page to the store, unless one is on its way or it is too early to try again. */
    void flush() {
        if (committing || waiting.isEmpty() || isTooEarly()) {
            return;
        }
        List<Entry> page = new ArrayList<>(Math.min(PAGE, waiting.size()));
        while (page.size() < PAGE && !waiting.isEmpty()) {
            page.add(waiting.poll());
        }
        committing = true;
        List<Step> steps = new ArrayList<>(page.size());
        page.forEach(entry -> steps.add(entry.step));
        var _ = context.journal()
                .changeAll(durability, steps)
                .thenAccept(results -> lane.post(() -> settled(page, results)));
    }

    private boolean isTooEarly() {
        return stuck && context.moment().now().isBefore(nextTry);
    }

    private void settled(List<Entry> page, List<StepResult> results) {
        committing = false;
        stuck = false;
        for (int i = page.size() - 1; i >= 0; i--) {
            settled(page.get(i), results.get(i));
        }
        if (!stuck) {
            context.watch().works();
        }
    }

    private void settled(Entry entry, StepResult result) {
        if (result.storeFailed()) {
            stuck(entry, result);
        } else if (!result.unprocessable()) {
            entry.afterwards.run();
        } else if (entry.isLast) {
            LOG.error("Message {} can be neither processed nor set aside.", entry.step.id(), result.failure());
            entry.afterwards.run();
        } else {
            LOG.error("Message {} cannot be processed and is set aside.", entry.step.id(), result.failure());
            Moment moment = context.moment();
            Endings endings = context.rules().get().endings();
            waiting.addFirst(
                    new Entry(entry.step.instead(current -> endings.aside(current, moment)), entry.afterwards, true));
        }
    }

    /** Back to its place: the first of the page that failed comes first again. */
    private void stuck(Entry entry, StepResult result) {
        waiting.addFirst(new Entry(entry.step.afresh(), entry.afterwards, entry.isLast));
        if (!stuck) {
            stuck = true;
            nextTry = context.moment().now().plus(Lane.GLANCE);
            lane.alarm().at(nextTry);
            context.watch().failed(result.failure());
        }
    }
}
