package io.stonechat.store;

import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The source of message ids of one node: milliseconds since 2020, the node's number, a counter.
 *
 * <p>An id is always above every id before it and above the high-water mark it was opened with, also when the wall clock
 * is set back: ids then go on from the last one until the clock has caught up. Thread-safe, without a lock.
 */
public final class MessageIds {

    /** How many nodes can be told apart: 0 to 1023. */
    public static final int NODES = 1024;

    private static final int COUNTER_BITS = 12;
    private static final int NODE_BITS = 10;
    private static final long COUNTER_MASK = (1L << COUNTER_BITS) - 1;
    private static final long EPOCH_MILLIS =
            Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();

    private final InstantSource clock;
    private final int node;
    private final AtomicLong last;

    /**
     * Makes the source of one node.
     *
     * @param clock the wall clock
     * @param node the number of this node, 0 to 1023; no two nodes may share it
     * @param highWaterMark the highest id ever given, {@link MessageStore#highWaterMark()}, or 0
     */
    public MessageIds(InstantSource clock, int node, long highWaterMark) {
        if (node < 0 || node >= NODES) {
            throw new IllegalArgumentException("A node number is 0 to " + (NODES - 1) + "; this one is " + node + ".");
        }
        this.clock = clock;
        this.node = node;
        this.last = new AtomicLong(ticks(highWaterMark));
    }

    /** The next id. */
    public MessageId next() {
        long floor = Math.max(1, clock.millis() - EPOCH_MILLIS) << COUNTER_BITS;
        long tick = last.updateAndGet(previous -> Math.max(previous + 1, floor));
        return new MessageId(id(tick));
    }

    /**
     * When an id was given, as far as that can be told from it: {@link MessageStore#highWaterMark()} tells how far time had
     * come when a store was written last. Without one, the epoch.
     */
    public static Instant timeOf(OptionalLong id) {
        return id.isEmpty()
                ? Instant.EPOCH
                : Instant.ofEpochMilli((id.getAsLong() >> (COUNTER_BITS + NODE_BITS)) + EPOCH_MILLIS);
    }

    private long id(long tick) {
        return (tick >> COUNTER_BITS << (COUNTER_BITS + NODE_BITS))
                | ((long) node << COUNTER_BITS)
                | (tick & COUNTER_MASK);
    }

    /** The time and counter of an id without its node: the next one is higher whichever node gave the old one. */
    private static long ticks(long id) {
        long millis = id >> (COUNTER_BITS + NODE_BITS);
        return id == 0 ? 0 : (millis << COUNTER_BITS) | COUNTER_MASK;
    }
}
