package io.stonechat.session;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many requests of the peer are open, in one number: those that hold a place in the receive window, and those whose
 * response is just being written. The place is free before the peer can have the response: a peer that sends the next
 * request upon it must find a place. Thread-safe.
 */
final class OpenRequests {
    private static final long ANSWERING = 1L << Integer.SIZE;

    private final AtomicLong counts = new AtomicLong();

    /** One more holds a place. */
    void opened() {
        counts.incrementAndGet();
    }

    /** The response of one is about to be written; returns whether no other holds a place. */
    boolean answering() {
        return (int) counts.addAndGet(ANSWERING - 1) == 0;
    }

    /** The response of one is where it will be found. */
    void answered() {
        counts.addAndGet(-ANSWERING);
    }

    /** How many hold a place. */
    int places() {
        return (int) counts.get();
    }

    /** How many have no response yet that could be found. */
    int all() {
        long now = counts.get();
        return (int) now + (int) (now >>> Integer.SIZE);
    }
}
