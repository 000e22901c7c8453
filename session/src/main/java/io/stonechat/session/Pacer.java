package io.stonechat.session;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Holds work back to a rate, in the order it came, without a thread that waits.
 *
 * <p>It does not bound how much is waiting: what hands work in is to be bounded, by a session's window or a bind's. Safe for any
 * number of threads; give the sessions that share a rate one and the same.
 */
public final class Pacer {
    private final TokenBucket bucket;
    private final ScheduledExecutorService timer;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean released;

    /** Allows this many a second, at least 1, and as many at once after a quiet second, in real time. */
    public Pacer(int perSecond) {
        this(perSecond, System::nanoTime, SharedTimer.instance());
    }

    /**
     * Allows this many a second, at least 1, and as many at once after a quiet second.
     *
     * @param nanoTime a clock that never goes back
     * @param timer runs what is due; it is never made to wait
     */
    public Pacer(int perSecond, LongSupplier nanoTime, ScheduledExecutorService timer) {
        this.bucket = new TokenBucket(perSecond, perSecond, nanoTime);
        this.timer = timer;
    }

    /** Whether one more is within the rate now; takes its place if it is. */
    public boolean tryNow() {
        synchronized (waiting) {
            return released || (waiting.isEmpty() && bucket.tryAcquire());
        }
    }

    /** Runs work here and now if it is within the rate, else later on a virtual thread of its own. */
    public void run(Runnable work) {
        synchronized (waiting) {
            if (!released && (!waiting.isEmpty() || !bucket.tryAcquire())) {
                waiting.add(work);
                if (waiting.size() == 1) {
                    wakeWhenDue();
                }
                return;
            }
        }
        work.run();
    }

    /**
     * Holds nothing back any more: what waits runs now, each piece on a virtual thread of its own, and what comes runs at
     * once. For an end in good order, when nothing new comes and what has come is to be finished.
     */
    public void release() {
        synchronized (waiting) {
            released = true;
            while (!waiting.isEmpty()) {
                Thread.startVirtualThread(waiting.remove());
            }
        }
    }

    private void wakeWhenDue() {
        var _ = timer.schedule(this::runDue, Math.max(1, bucket.nanosUntilAvailable()), TimeUnit.NANOSECONDS);
    }

    private void runDue() {
        synchronized (waiting) {
            while (!waiting.isEmpty() && bucket.tryAcquire()) {
                Thread.startVirtualThread(waiting.remove());
            }
            if (!waiting.isEmpty()) {
                wakeWhenDue();
            }
        }
    }
}
