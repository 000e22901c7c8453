package io.stonechat.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** Counts what came back, and how long it took. Any thread may write to it. */
final class Tally {
    private static final long LONGEST = TimeUnit.MINUTES.toNanos(1);

    private final Recorder latencies = new Recorder(LONGEST, 3);
    private final LongAdder errors = new LongAdder();

    /** A response came, this long after its request was sent. */
    void answered(long nanos) {
        answered(nanos, 1);
    }

    /** So many responses came, all this long after their requests were sent. */
    void answered(long nanos, long count) {
        latencies.recordValueWithCount(Math.clamp(nanos, 0, LONGEST), count);
    }

    /** A request failed, or something came that answers nothing. */
    void failed() {
        errors.increment();
    }

    /** The errors since the beginning. */
    long errors() {
        return errors.sum();
    }

    /** The latencies in nanoseconds since this was asked last. */
    Histogram take() {
        return latencies.getIntervalHistogram();
    }
}
