package io.stonechat.host;

import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a script says of a series.
 *
 * @param name its name
 * @param kind what it is
 * @param labels the names of its labels
 * @param buckets the upper bounds of a histogram, the last one infinite; none for others
 */
record MetricDefinition(String name, MetricReading.Kind kind, List<String> labels, List<Double> buckets) {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

    /** Checks what Prometheus would not take. */
    MetricDefinition {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("\"" + name + "\" is no name of a metric"
                    + " (expected: letters, digits, underscores and colons, not first a digit)");
        }
        labels = List.copyOf(labels);
        buckets = List.copyOf(buckets);
        labels.forEach(label -> checkLabel(name, kind, label));
        if (new HashSet<>(labels).size() < labels.size()) {
            throw new IllegalArgumentException("the metric \"" + name + "\" has a label twice: " + labels);
        }
        for (int i = 1; i < buckets.size(); i++) {
            if (!(buckets.get(i - 1) < buckets.get(i))) {
                throw new IllegalArgumentException(
                        "the buckets of the metric \"" + name + "\" do not ascend: " + buckets);
            }
        }
    }

    private static void checkLabel(String name, MetricReading.Kind kind, String label) {
        boolean taken = kind == MetricReading.Kind.HISTOGRAM && label.equals("le");
        if (taken || label.startsWith("__") || !LABEL.matcher(label).matches()) {
            throw new IllegalArgumentException("\"" + label + "\" is no label for the metric \"" + name + "\""
                    + (taken
                            ? ": Prometheus has it in each histogram"
                            : " (expected: letters, digits and underscores, not first a digit or two underscores)"));
        }
    }

    /** {@code a counter with the labels bind, status}. */
    String described() {
        var what = switch (kind) {
            case COUNTER -> "a counter";
            case GAUGE -> "a gauge";
            case HISTOGRAM -> "a histogram with the buckets " + buckets;
        };
        return what + (labels.isEmpty() ? " without labels" : " with the labels " + String.join(", ", labels));
    }
}
