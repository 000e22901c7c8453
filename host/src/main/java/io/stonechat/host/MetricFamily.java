package io.stonechat.host;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The values of one series, by its labels.
 *
 * @param <V> what it keeps for one combination of labels
 */
final class MetricFamily<V> {

    private final MetricDefinition definition;
    private final Supplier<V> maker;
    private final Map<List<String>, V> values = new ConcurrentHashMap<>();

    MetricFamily(MetricDefinition definition, Supplier<V> maker) {
        this.definition = definition;
        this.maker = maker;
        if (definition.labels().isEmpty()) {
            values.put(List.of(), maker.get());
        }
    }

    MetricDefinition definition() {
        return definition;
    }

    /** The value for a combination of labels, a new one if it was not used before. */
    V of(String... labels) {
        var key = List.of(labels);
        var found = values.get(key);
        return found != null ? found : add(key);
    }

    private synchronized V add(List<String> key) {
        if (key.size() != definition.labels().size()) {
            throw new IllegalArgumentException(
                    "the metric \"" + definition.name() + "\" is " + definition.described() + ", and was given " + key);
        }
        if (!values.containsKey(key) && values.size() >= Metrics.MAX_COMBINATIONS) {
            throw new IllegalStateException("the metric \"" + definition.name() + "\" has " + Metrics.MAX_COMBINATIONS
                    + " combinations of labels already: label with what has few values");
        }
        return values.computeIfAbsent(key, _ -> maker.get());
    }

    /** The value of a series that has no labels. */
    V only() {
        if (!definition.labels().isEmpty()) {
            throw new IllegalArgumentException("the metric \"" + definition.name() + "\" is " + definition.described()
                    + ": say which with labels(...)");
        }
        return of();
    }

    /** All values by their labels, as they are now. */
    Map<List<String>, V> all() {
        return Map.copyOf(values);
    }
}
