package io.stonechat.host;

import java.util.ArrayList;

/** The metrics in calls that are flat, for the faces of other languages: names of labels and bounds in one text, one a line. */
public record FlatMetrics(Metrics metrics) {

    /** A value that only grows. */
    public Counter counter(String name, String help, String labels) {
        return metrics.counter(name, help, lines(labels));
    }

    /** A value that goes up and down. */
    public Gauge gauge(String name, String help, String labels) {
        return metrics.gauge(name, help, lines(labels));
    }

    /** How often something was how large; with the usual bounds if there are none. */
    public Histogram histogram(String name, String help, String labels, String bounds) {
        if (bounds.isEmpty()) {
            return metrics.histogram(name, help, lines(labels));
        }
        var buckets = new ArrayList<Double>();
        bounds.lines().forEach(bound -> buckets.add(Double.valueOf(bound)));
        return metrics.histogram(name, help, buckets, lines(labels));
    }

    private static String[] lines(String text) {
        return text.lines().toArray(String[]::new);
    }
}
