package io.stonechat.host;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** How often something was how large, in classes. */
final class MetricBuckets {

    private final double[] bounds;
    private final LongAdder[] counts;
    private final MetricValue sum = new MetricValue();

    /** Classes with these upper bounds, ascending, the last one infinite. */
    MetricBuckets(List<Double> bounds) {
        this.bounds = bounds.stream().mapToDouble(Double::doubleValue).toArray();
        this.counts = new LongAdder[bounds.size()];
        Arrays.setAll(counts, _ -> new LongAdder());
    }

    void observe(double value) {
        int at = 0;
        while (value > bounds[at]) {
            at++;
        }
        counts[at].increment();
        sum.add(value);
    }

    List<Long> counts() {
        return Arrays.stream(counts).map(LongAdder::sum).toList();
    }

    long count() {
        return Arrays.stream(counts).mapToLong(LongAdder::sum).sum();
    }

    double sum() {
        return sum.get();
    }
}
