package io.stonechat.api;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.Map;
import java.util.stream.Collectors;

/** What has been read, by name, where each series has one value. */
final class Shown {

    private Shown() {}

    static Map<String, Double> of(Reading reading) {
        return reading.snapshots().stream()
                .collect(Collectors.toMap(snapshot -> snapshot.getMetadata().getName(), Shown::value));
    }

    private static double value(MetricSnapshot snapshot) {
        return snapshot instanceof CounterSnapshot counter
                ? counter.getDataPoints().getFirst().getValue()
                : ((GaugeSnapshot) snapshot).getDataPoints().getFirst().getValue();
    }
}
