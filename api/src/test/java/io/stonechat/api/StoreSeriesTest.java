package io.stonechat.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.stonechat.store.StoreFigures;
import io.stonechat.store.StoreFigures.Times;
import io.stonechat.store.StoreHealth;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each figure of a store is in the series of that name, and in no other. */
class StoreSeriesTest {

    private final Reading reading = new Reading();

    @BeforeEach
    void read() {
        StoreSeries.onDisk(
                reading,
                new StoreFigures(41, 42, 43, times(1), times(2), times(3), 44, 45, 46, new StoreHealth.Writable()));
    }

    /** So many within a millisecond, one in the next four, one that took longer; in so many seconds. */
    private static Times times(int number) {
        Duration milli = Duration.ofMillis(1);
        return new Times(
                number + 2,
                milli,
                milli,
                milli,
                Duration.ofSeconds(number),
                new TreeMap<>(Map.of(milli, (long) number, Duration.ofMillis(5), number + 1L)));
    }

    private MetricSnapshot snapshot(Series series) {
        return reading.snapshots().stream()
                .filter(found -> found.getMetadata().getName().equals(series.base))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + series.base));
    }

    private double counter(Series series) {
        return ((CounterSnapshot) snapshot(series)).getDataPoints().getFirst().getValue();
    }

    private double gauge(Series series) {
        return ((GaugeSnapshot) snapshot(series)).getDataPoints().getFirst().getValue();
    }

    private HistogramDataPointSnapshot histogram(Series series) {
        return ((HistogramSnapshot) snapshot(series)).getDataPoints().getFirst();
    }

    @Test
    void counts_are_where_they_belong() {
        assertThat(counter(Series.STORE_COMMITS)).isEqualTo(41);
        assertThat(counter(Series.STORE_GROUPS)).isEqualTo(42);
        assertThat(counter(Series.STORE_LOG_BYTES)).isEqualTo(43);
        assertThat(gauge(Series.STORED)).isEqualTo(44);
        assertThat(gauge(Series.STORE_CHANGED)).isEqualTo(46);
    }

    @Test
    void times_are_where_they_belong() {
        int number = 1;
        for (Series series : List.of(Series.STORE_COMMIT_TIME, Series.STORE_SYNC_TIME, Series.STORE_CHECKPOINT_TIME)) {
            HistogramDataPointSnapshot times = histogram(series);
            assertThat(times.getCount()).isEqualTo(number + 2);
            assertThat(times.getSum()).isEqualTo(number);
            var buckets = times.getClassicBuckets();
            assertThat(buckets.stream().map(bucket -> bucket.getUpperBound()))
                    .containsExactly(0.001, 0.005, Double.POSITIVE_INFINITY);
            assertThat(buckets.stream().map(bucket -> bucket.getCount())).containsExactly((long) number, 1L, 1L);
            number++;
        }
    }
}
