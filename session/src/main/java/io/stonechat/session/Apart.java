package io.stonechat.session;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many of the next requests are handled each in a thread of its own from the start. After a handler was found to block
 * without having said so, the next ones are expected to: finding it out takes a millisecond each time. A few at first, more
 * each time it is found out again, and few again after a long time without.
 */
final class Apart {
    private static final int FEW = 4;
    private static final int MANY = 256;
    private static final int LONG_TIME = 4096;

    private final AtomicInteger left = new AtomicInteger();
    private int grant = FEW;
    private long grantedAt;

    /** Tells whether the next request is handled in a thread of its own. Called by the leader. */
    boolean next() {
        return left.get() > 0 && left.getAndDecrement() > 0;
    }

    /**
     * A handler was found to block. Called by the watch.
     *
     * @param arrivals how many requests have come so far
     */
    void expectBlocking(long arrivals) {
        grant = arrivals - grantedAt > LONG_TIME ? FEW : Math.min(MANY, grant * 4);
        grantedAt = arrivals;
        left.set(grant);
    }
}
