package io.stonechat.python;

import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Sees threads that are kept by a script: one that leads loses the lead, so that others are served; plain functions get one
 * thread more. It goes by the machine's time, for the threads that it watches do.
 */
final class PythonWatch {

    private static final long TICK_MILLIS = 10;

    /** How many looks a thread may wait in one and the same step. */
    private static final int PATIENCE = 5;

    /** How many looks it may compute in one: perhaps it is the processor that keeps it. */
    private static final int PATIENCE_COMPUTING = 50;

    /** How many threads of a worker may be kept at once. */
    private static final int MOST_STRAYS = 32;

    private static final int MOST_DOUBLED = 6;

    private final Supplier<List<Worker>> workers;
    private final BiConsumer<Worker, String> lost;
    private final LostLock locks = new LostLock();
    private final Map<Lead, Seen> seen = new WeakHashMap<>();

    private record Seen(long step, int times) {}

    /**
     * Watches workers.
     *
     * @param lost told of a worker that does not come back, and of what was stopped in it last
     */
    PythonWatch(Supplier<List<Worker>> workers, BiConsumer<Worker, String> lost) {
        this.workers = workers;
        this.lost = lost;
    }

    void start(ScheduledExecutorService timer) {
        var _ = timer.scheduleWithFixedDelay(this::look, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        for (var worker : workers.get()) {
            worker.lane().look();
            look(worker, worker.lead());
        }
    }

    private void look(Worker worker, Lead lead) {
        if (lead.isResting()) {
            seen.remove(lead);
            locks.fine(worker);
            return;
        }
        long step = lead.step();
        var before = seen.get(lead);
        if (before == null ? step > 0 : before.step() != step) {
            locks.fine(worker);
        } else {
            var suspect = locks.stands(worker);
            if (suspect != null) {
                lost.accept(worker, suspect);
                return;
            }
        }
        int times = before != null && before.step() == step ? before.times() + 1 : 0;
        seen.put(lead, new Seen(step, times));
        int strays = worker.strays();
        if (strays < MOST_STRAYS && times >= patience(lead) << Math.min(strays, MOST_DOUBLED)) {
            seen.remove(lead);
            worker.succeed(lead);
        }
    }

    /** The more threads were kept before, the longer: one that waits for its turn to compute looks as if it were kept. */
    private static int patience(Lead lead) {
        return lead.isParked() ? PATIENCE : PATIENCE_COMPUTING;
    }
}
