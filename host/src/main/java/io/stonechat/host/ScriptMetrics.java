package io.stonechat.host;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The series of the scripts of one gateway; they outlive every reload. */
final class ScriptMetrics implements Metrics {

    private final Map<String, Held> byName = new ConcurrentHashMap<>();

    /** A series, and what its script says it tells. */
    private record Held(ScriptMetric metric, String help) {}

    @Override
    public Counter counter(String name, String help, String... labels) {
        return (Counter) held(new MetricDefinition(name, MetricReading.Kind.COUNTER, List.of(labels), List.of()), help);
    }

    @Override
    public Gauge gauge(String name, String help, String... labels) {
        return (Gauge) held(new MetricDefinition(name, MetricReading.Kind.GAUGE, List.of(labels), List.of()), help);
    }

    @Override
    public Histogram histogram(String name, String help, List<Double> buckets, String... labels) {
        var bounds = new ArrayList<>(buckets);
        if (bounds.isEmpty() || bounds.getLast() != Double.POSITIVE_INFINITY) {
            bounds.add(Double.POSITIVE_INFINITY);
        }
        return (Histogram)
                held(new MetricDefinition(name, MetricReading.Kind.HISTOGRAM, List.of(labels), bounds), help);
    }

    private ScriptMetric held(MetricDefinition wanted, String help) {
        Objects.requireNonNull(help, "help");
        var there = byName.computeIfAbsent(wanted.name(), _ -> new Held(ScriptMetric.of(wanted), help));
        var definition = there.metric().definition();
        if (!definition.equals(wanted)) {
            throw new IllegalArgumentException("the metric \"" + wanted.name() + "\" is already registered as "
                    + definition.described() + "; it cannot be " + wanted.described()
                    + " as well: take another name, or restart the gateway");
        }
        if (!there.help().equals(help)) {
            byName.put(wanted.name(), new Held(there.metric(), help));
        }
        return there.metric();
    }

    /** All series as they are now, in the order of their names. */
    List<MetricReading> read() {
        return byName.values().stream()
                .map(held -> {
                    var definition = held.metric().definition();
                    return new MetricReading(
                            definition.name(),
                            definition.kind(),
                            held.help(),
                            definition.labels(),
                            held.metric().read());
                })
                .sorted(Comparator.comparing(MetricReading::name))
                .toList();
    }
}
