package io.stonechat.store;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** What a durable store counts of its own work. */
final class Gauges {

    private static final long LONGEST_NANOS = Duration.ofMinutes(10).toNanos();
    private static final int DIGITS = 2;

    private final LongAdder commits = new LongAdder();
    private final LongAdder groups = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final Histogram syncs = new ConcurrentHistogram(LONGEST_NANOS, DIGITS);
    private final Histogram checkpoints = new ConcurrentHistogram(LONGEST_NANOS, DIGITS);

    void wrote(int batches, int octets) {
        commits.add(batches);
        groups.increment();
        bytes.add(octets);
    }

    void synced(long nanos) {
        syncs.recordValue(Math.min(nanos, LONGEST_NANOS));
    }

    void checkpointed(long nanos) {
        checkpoints.recordValue(Math.min(nanos, LONGEST_NANOS));
    }

    StoreFigures figures(long stored, long open, int changed, StoreHealth health) {
        return new StoreFigures(
                commits.sum(),
                groups.sum(),
                bytes.sum(),
                times(syncs),
                times(checkpoints),
                stored,
                open,
                changed,
                health);
    }

    private static StoreFigures.Times times(Histogram histogram) {
        Histogram now = histogram.copy();
        return new StoreFigures.Times(
                now.getTotalCount(),
                Duration.ofNanos(now.getValueAtPercentile(50)),
                Duration.ofNanos(now.getValueAtPercentile(99)),
                Duration.ofNanos(now.getMaxValue()));
    }
}
