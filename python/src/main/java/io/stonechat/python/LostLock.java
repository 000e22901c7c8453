package io.stonechat.python;

import java.util.Arrays;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Sees workers whose interpreter's lock does not come back: their leading threads, one after another, wait for it and get no further.
 * An interpreter that computes gives its lock to others every few milliseconds.
 */
final class LostLock {

    /** What of GraalPy takes and gives back the lock. */
    private static final String LOCK = "com.oracle.graal.python.runtime.GilNode";

    /** How many looks in a row. */
    private static final int PATIENCE = 1000;

    /** At each so many of them it is looked at what the thread does. */
    private static final int CLOSER = 50;

    private final Map<Worker, Waiting> waiting = new WeakHashMap<>();

    /** Since when, and what was stopped last at that time. */
    private record Waiting(int looks, String suspect) {}

    /** Whether this frame belongs to a thread that is just taking the lock. */
    static boolean isTaking(String className) {
        return className.startsWith(LOCK);
    }

    /** The worker's leading thread has got further, or rests. */
    void fine(Worker worker) {
        waiting.remove(worker);
    }

    /** The worker's leading thread has not got further. If that is for good: what was stopped last before. */
    @Nullable
    String stands(Worker worker) {
        var before = waiting.get(worker);
        var now = before == null
                ? new Waiting(1, worker.stopper().suspect())
                : new Waiting(before.looks() + 1, before.suspect());
        if (now.looks() % CLOSER == 0 && !waitsForLock(worker.lead().thread())) {
            waiting.remove(worker);
            return null;
        }
        waiting.put(worker, now);
        return now.looks() < PATIENCE ? null : now.suspect();
    }

    private static boolean waitsForLock(Thread thread) {
        return Arrays.stream(thread.getStackTrace()).anyMatch(frame -> isTaking(frame.getClassName()));
    }
}
