package io.stonechat.testkit;

import java.lang.management.ManagementFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import jdk.management.VirtualThreadSchedulerMXBean;

/**
 * Waits until everybody has come to rest: no virtual thread runs or wants to run, and nothing lies on a wire unread.
 *
 * <p>Sessions, delivery and handlers live on virtual threads, so this tells a handler that computes from one that waits for an
 * answer or for the time, which nothing but the test can bring. It looks at the whole process: tests that run beside each other
 * wait for each other's handlers as well, which costs them time and no truth.
 */
final class Rest {

    /** How many glances in a row must find everything at rest. */
    private static final int CALM = 3;

    /** So many, if octets lie on a wire: their reader may be about to be replaced, or waits for the time itself. */
    private static final int STILL = 200;

    /** After so many glances it takes its time, since somebody else needs the processor. */
    private static final int HASTE = 300;

    private static final long PAUSE_NANOS = 50_000;

    /** How long handlers may take by the machine's clock; the host's own deadline, 30 s by default, comes before. */
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private final VirtualThreadSchedulerMXBean scheduler =
            ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
    private final AtomicLong moves = new AtomicLong();
    private final AtomicLong unread = new AtomicLong();
    private final BooleanSupplier othersRest;

    /** Waits for virtual threads, and for others, who say whether they rest. */
    Rest(BooleanSupplier othersRest) {
        this.othersRest = othersRest;
    }

    /** Something happened. Any thread. */
    void moved() {
        moves.incrementAndGet();
    }

    /** So many octets more, or fewer, lie on the wires. Any thread. */
    void onWires(long octets) {
        unread.addAndGet(octets);
        moved();
    }

    /**
     * Returns when everybody rests.
     *
     * @throws IllegalStateException if that takes more than a minute
     */
    void await() {
        if (Thread.currentThread().isVirtual()) {
            // A virtual thread would wait for itself.
            CompletableFuture.runAsync(
                            this::watch,
                            task -> Thread.ofPlatform().name("stonechat-rest").start(task))
                    .join();
        } else {
            watch();
        }
    }

    @SuppressWarnings(
            "ThreadPriorityCheck") // nothing hangs on the order: it only makes room for those that are waited for
    private void watch() {
        long began = System.nanoTime();
        long seen = -1;
        int calm = 0;
        for (int glances = 0; calm < needed(); glances++) {
            if (glances > HASTE || unread.get() != 0) {
                LockSupport.parkNanos(PAUSE_NANOS);
            } else {
                Thread.yield();
            }
            long now = moves.get();
            calm = nobodyRuns() && now == seen ? calm + 1 : 0;
            seen = now;
            if (glances > HASTE && System.nanoTime() - began > PATIENCE_NANOS) {
                throw new IllegalStateException(
                        "the gateway did not come to rest within a minute: a handler, or what it has started, goes on and on ("
                                + scheduler.getMountedVirtualThreadCount() + " virtual threads run, "
                                + scheduler.getQueuedVirtualThreadCount() + " want to)");
            }
        }
    }

    private int needed() {
        return unread.get() == 0 ? CALM : STILL;
    }

    /**
     * What runs makes others ready before it ends, so there is no moment between two that finds neither; and what is taken from
     * the queue is counted as running before, so the queue is looked at first.
     */
    private boolean nobodyRuns() {
        return scheduler.getQueuedVirtualThreadCount() == 0
                && scheduler.getMountedVirtualThreadCount() == 0
                && othersRest.getAsBoolean();
    }
}
