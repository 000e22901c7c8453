package io.stonechat.store;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** What a durable store counts of its own work. */
final class Gauges {

    private static final long LONGEST_NANOS = Duration.ofMinutes(10).toNanos();
    private static final int DIGITS = 2;
    private static final int SAMPLED_MASK = 15;
    private static final List<Duration> BOUNDS = Stream.of(
                    100,
                    250,
                    500,
                    1_000,
                    2_500,
                    5_000,
                    10_000,
                    25_000,
                    50_000,
                    100_000,
                    250_000,
                    500_000,
                    1_000_000,
                    2_500_000,
                    10_000_000)
            .map(micros -> Duration.of(micros, ChronoUnit.MICROS))
            .toList();

    private final LongAdder commits = new LongAdder();
    private final LongAdder groups = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final Histogram commitTimes = new ConcurrentHistogram(LONGEST_NANOS, DIGITS);
    private final Histogram syncs = new ConcurrentHistogram(LONGEST_NANOS, DIGITS);
    private final Histogram checkpoints = new ConcurrentHistogram(LONGEST_NANOS, DIGITS);

    void wrote(int batches, int octets) {
        commits.add(batches);
        groups.increment();
        bytes.add(octets);
    }

    /** Whether to measure how long this batch takes: not every one is worth two looks at the clock. */
    boolean samples() {
        return (ThreadLocalRandom.current().nextInt() & SAMPLED_MASK) == 0;
    }

    void committed(long nanos) {
        commitTimes.recordValue(Math.min(nanos, LONGEST_NANOS));
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
                times(commitTimes),
                times(syncs),
                times(checkpoints),
                stored,
                open,
                changed,
                health);
    }

    private static StoreFigures.Times times(Histogram histogram) {
        Histogram now = histogram.copy();
        SortedMap<Duration, Long> within = new TreeMap<>();
        BOUNDS.forEach(bound -> within.put(bound, now.getCountBetweenValues(0, bound.toNanos())));
        return new StoreFigures.Times(
                now.getTotalCount(),
                Duration.ofNanos(now.getValueAtPercentile(50)),
                Duration.ofNanos(now.getValueAtPercentile(99)),
                Duration.ofNanos(now.getMaxValue()),
                Duration.ofNanos((long) (now.getMean() * now.getTotalCount())),
                within);
    }
}
