package io.stonechat.session;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The requests of ours that have no response yet, in a ring that is indexed by sequence number, and the window that bounds
 * them.
 *
 * <p>An entry stands in the ring before the first octet of its request can reach the wire, so a response always finds it.
 * Whoever takes an entry out of the ring, and only that one, gives its place in the window back, and completes its future unless
 * the response timer has done so ({@link Pending#expired()}). A request that timed out stays in the ring, and in the window, until the grace
 * for late responses is over: its sequence number is not used again before that.
 */
final class PendingRequests {
    /** Bit 31 of a command_id says that it is a response; alone it is generic_nack (SMPP 3.4 §5.1.2.1). */
    static final int RESPONSE_BIT = 0x8000_0000;

    /** Room for the session's own enquire_link and unbind, and so that a slow request seldom makes a sequence number skipped. */
    private static final int SPARE = 16;

    private final AtomicReferenceArray<@Nullable Pending> ring;
    private final int mask;
    private final int window;
    private final Places places;
    private final SequenceNumbers numbers;
    private final AtomicInteger held = new AtomicInteger();
    private final AtomicInteger expired = new AtomicInteger();

    PendingRequests(int window, SequenceNumbers numbers) {
        int capacity = Integer.highestOneBit(2 * (window + SPARE) - 1) << 1;
        this.ring = new AtomicReferenceArray<>(capacity);
        this.mask = capacity - 1;
        this.window = window;
        this.numbers = numbers;
        this.places = new Places(window);
    }

    /** Opens so many places of the window, 0 to all. */
    void allow(int number) {
        places.allow(number);
    }

    /** Takes a place in the window if there is one. */
    boolean tryPlace() {
        return places.tryAcquire();
    }

    /** Waits for a place in the window. */
    boolean awaitPlace(long nanos) throws InterruptedException {
        return places.tryAcquire(nanos, TimeUnit.NANOSECONDS);
    }

    /** Gives back a place that no entry was made for. */
    void returnPlace() {
        places.release();
    }

    /** Gives the entry a sequence number and puts it into the ring; false, and no place is held, if no number can be had. */
    boolean add(Pending pending) {
        held.incrementAndGet();
        // Half of the ring is free at least, so counted numbers find a place within one round.
        for (int attempt = 0; attempt <= ring.length(); attempt++) {
            int sequence = numbers.next();
            if (sequence > 0) {
                pending.sequence(sequence);
                if (ring.compareAndSet(sequence & mask, null, pending)) {
                    return true;
                }
            }
        }
        held.decrementAndGet();
        if (pending.windowed()) {
            places.release();
        }
        return false;
    }

    /** Returns a sequence number for what has no response. */
    int nextSequence() {
        return numbers.next();
    }

    /** Takes the entry that this response answers out of the ring, or returns null if there is none. */
    @Nullable
    Pending take(int sequence, int commandId) {
        var pending = ring.get(sequence & mask);
        if (pending == null || pending.sequence() != sequence || !pending.isAnsweredBy(commandId)) {
            return null;
        }
        return remove(pending) ? pending : null;
    }

    /** Takes an entry out of the ring; false if somebody else has done so. */
    boolean remove(Pending pending) {
        if (!ring.compareAndSet(pending.sequence() & mask, pending, null)) {
            return false;
        }
        held.decrementAndGet();
        if (!pending.close()) {
            expired.decrementAndGet();
        }
        if (pending.windowed()) {
            places.release();
        }
        return true;
    }

    /** Returns how many entries are held, timed-out ones included. */
    int size() {
        return held.get();
    }

    /** Returns how many of them timed out. */
    int expired() {
        return expired.get();
    }

    /** Tells whether a response may still come for which somebody waits. */
    boolean awaited() {
        return held.get() > expired.get();
    }

    /** Tells whether every place in the window is held by a request that timed out. */
    boolean allExpired() {
        return expired.get() >= window;
    }

    /** What one look at the clock found. */
    record Expiry(List<Pending> timedOut, long nextDue) {}

    /**
     * Marks the requests whose response timer has run out, and forgets those whose grace is over.
     *
     * @return the newly timed out, for the caller to fail; and when to look again at the latest
     */
    Expiry expire(long now, long grace) {
        var timedOut = new ArrayList<Pending>();
        long nextDue = Long.MAX_VALUE;
        for (int i = 0; i <= mask; i++) {
            var pending = ring.get(i);
            if (pending == null || pending.deadline() == Long.MAX_VALUE) {
                continue;
            }
            if (pending.deadline() > now) {
                nextDue = Math.min(nextDue, pending.deadline());
            } else if (pending.deadline() + grace > now || !pending.expired()) {
                nextDue = Math.min(nextDue, pending.deadline() + grace);
                markExpired(pending, timedOut);
            } else {
                remove(pending);
            }
        }
        return new Expiry(timedOut, nextDue);
    }

    private void markExpired(Pending pending, List<Pending> timedOut) {
        // Counted first: whoever takes the entry out afterwards counts it down again.
        expired.incrementAndGet();
        if (pending.expire()) {
            timedOut.add(pending);
        } else {
            expired.decrementAndGet();
        }
    }

    /** Empties the ring: the link is lost. */
    List<Pending> removeAll() {
        var all = new ArrayList<Pending>();
        for (int i = 0; i <= mask; i++) {
            var pending = ring.get(i);
            if (pending != null && remove(pending)) {
                all.add(pending);
            }
        }
        return all;
    }
}
