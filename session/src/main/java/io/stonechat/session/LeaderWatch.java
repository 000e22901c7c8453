package io.stonechat.session;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks after the leaders of all links: where one has lent its thread to something that blocks without saying so, another
 * takes the lead.
 *
 * <p>It is a platform thread, so that it runs even while every carrier of virtual threads is busy. It looks every millisecond at
 * the links that were active lately, and sleeps without a tick while there are none. A thread that is parked at two looks in the
 * same call is taken for blocked at once; one that is not parked may only be waiting for a processor, and gets longer.
 */
final class LeaderWatch implements Runnable {
    private static final LeaderWatch INSTANCE = start();
    private static final long TICK_NANOS = 1_000_000;
    /** How many looks a thread may compute in one call. */
    private static final int PATIENCE = 10;
    /** How many looks in a row must find a link waiting for octets before it is looked at no longer. */
    private static final int IDLE_TICKS = 8;

    private final ConcurrentLinkedQueue<Watched> arriving = new ConcurrentLinkedQueue<>();
    private final List<Watched> watched = new ArrayList<>();
    private volatile boolean asleep;
    private volatile Thread thread = Thread.currentThread();

    private LeaderWatch() {}

    static LeaderWatch instance() {
        return INSTANCE;
    }

    private static LeaderWatch start() {
        var watch = new LeaderWatch();
        watch.thread = Thread.ofPlatform().daemon().name("smpp-watch").start(watch);
        return watch;
    }

    /** Watches a link that has become active. */
    void add(Watched link) {
        arriving.add(link);
        if (asleep) {
            LockSupport.unpark(thread);
        }
    }

    @Override
    public void run() {
        while (true) {
            for (var next = arriving.poll(); next != null; next = arriving.poll()) {
                watched.add(next);
            }
            if (watched.isEmpty()) {
                sleep();
            } else {
                LockSupport.parkNanos(TICK_NANOS);
                look();
            }
        }
    }

    private void sleep() {
        asleep = true;
        if (arriving.isEmpty()) {
            LockSupport.park();
        }
        asleep = false;
    }

    private void look() {
        for (Iterator<Watched> links = watched.iterator(); links.hasNext(); ) {
            if (!links.next().look(PATIENCE, IDLE_TICKS)) {
                links.remove();
            }
        }
    }
}
