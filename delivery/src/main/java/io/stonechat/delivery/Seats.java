package io.stonechat.delivery;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The seats of a link: one for each attempt that may be open at once. While there is no backlog a new message takes one by
 * itself. Thread-safe.
 */
final class Seats {

    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicLong arrivals = new AtomicLong();
    private volatile boolean open;

    /** A message has come into the queue. */
    void arrival() {
        arrivals.incrementAndGet();
    }

    /** How many messages have come into the queue. */
    long arrivals() {
        return arrivals.get();
    }

    /** Says whether new messages may take seats. */
    void open(boolean toNewOnes) {
        open = toNewOnes;
    }

    /** Whether new messages may take seats. */
    boolean isOpen() {
        return open;
    }

    /** Takes a seat for a new message, if it may begin at once and there are not so many taken. */
    boolean takeOne(int limit) {
        return open && take(1, limit) == 1;
    }

    /** Takes so many seats, or as many as there are below the limit; returns how many. */
    int take(int most, int limit) {
        while (true) {
            int now = taken.get();
            int count = Math.min(most, limit - now);
            if (count <= 0) {
                return 0;
            }
            if (taken.compareAndSet(now, now + count)) {
                return count;
            }
        }
    }

    void free(int count) {
        taken.addAndGet(-count);
    }

    int taken() {
        return taken.get();
    }
}
