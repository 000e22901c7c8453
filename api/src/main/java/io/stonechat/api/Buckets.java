package io.stonechat.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** How often something took how long, in classes. Counting costs two additions; for any thread. */
final class Buckets {

    private static final double NANOS = 1e9;

    private final double[] seconds;
    private final LongAdder[] counts;
    private final LongAdder nanos = new LongAdder();

    /** Counts in classes with these upper bounds, ascending. */
    Buckets(double... seconds) {
        this.seconds = seconds.clone();
        this.counts = new LongAdder[seconds.length + 1];
        Arrays.setAll(counts, _ -> new LongAdder());
    }

    void took(long elapsedNanos) {
        double elapsed = elapsedNanos / NANOS;
        int at = 0;
        while (at < seconds.length && elapsed > seconds[at]) {
            at++;
        }
        counts[at].increment();
        nanos.add(elapsedNanos);
    }

    Distribution read() {
        List<Double> bounds = new ArrayList<>();
        Arrays.stream(seconds).forEach(bounds::add);
        bounds.add(Double.POSITIVE_INFINITY);
        return new Distribution(
                bounds, Arrays.stream(counts).map(LongAdder::sum).toList(), nanos.sum() / NANOS);
    }
}
