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
import io.prometheus.metrics.model.snapshots.PrometheusNaming;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot.UnknownDataPointSnapshot;
import io.stonechat.host.MetricReading;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The series of scripts on the page of the others, under the very names that the scripts gave them. */
final class ScriptSeries {

    private static final Logger LOG = LoggerFactory.getLogger("io.stonechat.api");

    private static final String TOTAL = "_total";

    /** How the names of others begin that are not among those given here: the JVM's, and those of sessions. */
    private static final List<String> ELSEWHERE = List.of("jvm_", "process_", "system_", "stonechat_");

    /** Names that were taken by others; each is told once. */
    private final Set<String> taken = ConcurrentHashMap.newKeySet();

    /** The others, and those of the scripts whose names are not theirs. */
    MetricSnapshots addTo(MetricSnapshots others, List<MetricReading> scripts) {
        MetricSnapshots.Builder all = MetricSnapshots.builder();
        others.forEach(all::metricSnapshot);
        for (MetricReading reading : scripts) {
            MetricSnapshot snapshot = snapshot(reading);
            boolean free = ELSEWHERE.stream().noneMatch(reading.name()::startsWith)
                    && !all.containsMetricName(snapshot.getMetadata().getPrometheusName());
            if (free) {
                all.metricSnapshot(snapshot);
            } else if (taken.add(reading.name())) {
                LOG.warn("the metric {} of a script is not shown: the gateway has one of that name", reading.name());
            }
        }
        return all.build();
    }

    /** A counter whose name does not end as counters' names must is shown without a type, so that it keeps its name. */
    private static MetricSnapshot snapshot(MetricReading reading) {
        return switch (reading.kind()) {
            case COUNTER -> reading.name().endsWith(TOTAL) ? counter(reading) : untyped(reading);
            case GAUGE -> gauge(reading);
            case HISTOGRAM -> histogram(reading);
        };
    }

    private static MetricSnapshot counter(MetricReading reading) {
        String base = reading.name().substring(0, reading.name().length() - TOTAL.length());
        CounterSnapshot.Builder builder =
                CounterSnapshot.builder().name(name(base)).help(reading.help());
        for (MetricReading.Point point : reading.points()) {
            if (point instanceof MetricReading.Value value) {
                builder.dataPoint(CounterDataPointSnapshot.builder()
                        .labels(labels(reading, point))
                        .value(value.value())
                        .build());
            }
        }
        return builder.build();
    }

    private static MetricSnapshot untyped(MetricReading reading) {
        UnknownSnapshot.Builder builder =
                UnknownSnapshot.builder().name(name(reading.name())).help(reading.help());
        for (MetricReading.Point point : reading.points()) {
            if (point instanceof MetricReading.Value value) {
                builder.dataPoint(UnknownDataPointSnapshot.builder()
                        .labels(labels(reading, point))
                        .value(value.value())
                        .build());
            }
        }
        return builder.build();
    }

    private static MetricSnapshot gauge(MetricReading reading) {
        GaugeSnapshot.Builder builder =
                GaugeSnapshot.builder().name(name(reading.name())).help(reading.help());
        for (MetricReading.Point point : reading.points()) {
            if (point instanceof MetricReading.Value value) {
                builder.dataPoint(GaugeDataPointSnapshot.builder()
                        .labels(labels(reading, point))
                        .value(value.value())
                        .build());
            }
        }
        return builder.build();
    }

    private static MetricSnapshot histogram(MetricReading reading) {
        HistogramSnapshot.Builder builder =
                HistogramSnapshot.builder().name(name(reading.name())).help(reading.help());
        for (MetricReading.Point point : reading.points()) {
            if (point instanceof MetricReading.Distribution times) {
                builder.dataPoint(HistogramDataPointSnapshot.builder()
                        .labels(labels(reading, point))
                        .classicHistogramBuckets(ClassicHistogramBuckets.of(times.bounds(), times.counts()))
                        .sum(times.sum())
                        .build());
            }
        }
        return builder.build();
    }

    private static Labels labels(MetricReading reading, MetricReading.Point point) {
        return Labels.of(
                reading.labels().toArray(String[]::new), point.labelValues().toArray(String[]::new));
    }

    /** The library has endings of its own, such as {@code _info}, that a name must not have. */
    private static String name(String given) {
        return PrometheusNaming.sanitizeMetricName(given);
    }
}
