package io.stonechat.api;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.EnumMap;
import java.util.Map;

/** The figures of one scrape as they are gathered. Each combination of labels is put in once. */
final class Reading {

    private final Map<Series, GaugeSnapshot.Builder> gauges = new EnumMap<>(Series.class);
    private final Map<Series, CounterSnapshot.Builder> counters = new EnumMap<>(Series.class);
    private final Map<Series, HistogramSnapshot.Builder> histograms = new EnumMap<>(Series.class);

    /** A value that goes up and down. */
    void gauge(Series series, double value, String... labels) {
        gauges.computeIfAbsent(
                        series, key -> GaugeSnapshot.builder().name(key.base).help(key.help))
                .dataPoint(GaugeDataPointSnapshot.builder()
                        .labels(labels(series, labels))
                        .value(value)
                        .build());
    }

    /** A number of things, that goes up and down. */
    void amount(Series series, long value, String... labels) {
        gauge(series, (double) value, labels);
    }

    /** 1 for yes, 0 for no. */
    void flag(Series series, boolean yes, String... labels) {
        gauge(series, yes ? 1 : 0, labels);
    }

    /** A value that only grows. */
    void counter(Series series, long value, String... labels) {
        counters.computeIfAbsent(
                        series, key -> CounterSnapshot.builder().name(key.base).help(key.help))
                .dataPoint(CounterDataPointSnapshot.builder()
                        .labels(labels(series, labels))
                        .value((double) value)
                        .build());
    }

    /** How often something took how long. */
    void histogram(Series series, Distribution times, String... labels) {
        histograms
                .computeIfAbsent(
                        series,
                        key -> HistogramSnapshot.builder().name(key.base).help(key.help))
                .dataPoint(HistogramDataPointSnapshot.builder()
                        .labels(labels(series, labels))
                        .classicHistogramBuckets(buckets(times))
                        .sum(times.sum())
                        .build());
    }

    private static Labels labels(Series series, String... values) {
        return Labels.of(series.labels.toArray(String[]::new), values);
    }

    private static ClassicHistogramBuckets buckets(Distribution times) {
        ClassicHistogramBuckets.Builder builder = ClassicHistogramBuckets.builder();
        for (int i = 0; i < times.bounds().size(); i++) {
            builder.bucket(times.bounds().get(i), times.counts().get(i));
        }
        return builder.build();
    }

    /** Everything that was put in. */
    MetricSnapshots snapshots() {
        MetricSnapshots.Builder all = MetricSnapshots.builder();
        gauges.values().forEach(builder -> all.metricSnapshot(builder.build()));
        counters.values().forEach(builder -> all.metricSnapshot(builder.build()));
        histograms.values().forEach(builder -> all.metricSnapshot((MetricSnapshot) builder.build()));
        return all.build();
    }
}
