package io.stonechat.store;

/**
 * How a durable store is kept.
 *
 * @param sync when what is stored is durable
 * @param limits how much it takes
 * @param reserveBytes how much room is kept free on its disk: below it new submits are refused, below three quarters MO,
 *     below half receipts; 0 for none
 * @param memory how much of it is kept in memory
 */
public record StoreOptions(SyncMode sync, StoreLimits limits, long reserveBytes, MemoryUse memory) {

    /** Waits for the disk, with the default limits and half a gibibyte of reserve. */
    public static final StoreOptions DEFAULT =
            new StoreOptions(SyncMode.ALWAYS, StoreLimits.DEFAULT, 512L << 20, MemoryUse.DEFAULT);

    /** Refuses a negative reserve. */
    public StoreOptions {
        if (reserveBytes < 0) {
            throw new IllegalArgumentException(
                    "The reserve of a store is not negative; this one is " + reserveBytes + ".");
        }
    }

    /** A copy that waits for the disk, or does not. */
    public StoreOptions with(SyncMode mode) {
        return new StoreOptions(mode, limits, reserveBytes, memory);
    }

    /** A copy with other limits. */
    public StoreOptions with(StoreLimits other) {
        return new StoreOptions(sync, other, reserveBytes, memory);
    }

    /** A copy with another reserve. */
    public StoreOptions withReserve(long bytes) {
        return new StoreOptions(sync, limits, bytes, memory);
    }

    /** A copy with another use of memory. */
    public StoreOptions with(MemoryUse other) {
        return new StoreOptions(sync, limits, reserveBytes, other);
    }

    /**
     * What bounds the memory of a store, and the log it needs to come back.
     *
     * @param changedMessages how many changed messages are kept in memory before they are written cold; twice as many at
     *     most
     * @param segmentBytes how long a file of the log is; as much log at most goes into what is written cold at once
     * @param replayBytes how much of the log is kept at most for the next start, roughly
     * @param cacheBytes how much of what is kept cold is cached
     */
    public record MemoryUse(int changedMessages, long segmentBytes, long replayBytes, long cacheBytes) {

        private static final int MOST_CHANGED = 65_536;
        private static final int FEWEST_CHANGED = 4096;
        private static final long HEAP_A_CHANGED = 16 << 10;
        private static final int SMALLEST_SEGMENT = 4096;

        /**
         * For a gateway of tens of thousands of messages a second: enough for what comes and ends within a second or two
         * never to be written cold in between, and less where the heap of this process is small.
         */
        public static final MemoryUse DEFAULT = forHeap(Runtime.getRuntime().maxMemory());

        private static MemoryUse forHeap(long bytes) {
            long changed = Math.clamp(bytes / HEAP_A_CHANGED, FEWEST_CHANGED, MOST_CHANGED);
            return new MemoryUse((int) changed, 64L << 20, 192L << 20, 64L << 20);
        }

        /** Refuses what nothing could be stored with. */
        public MemoryUse {
            if (changedMessages < 1 || segmentBytes < SMALLEST_SEGMENT || replayBytes < 0 || cacheBytes < 0) {
                throw new IllegalArgumentException(
                        "A store needs at least one message in memory and " + SMALLEST_SEGMENT
                                + " octets a file; it was given " + changedMessages + " and " + segmentBytes + ".");
            }
        }
    }
}
