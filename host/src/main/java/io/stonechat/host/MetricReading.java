package io.stonechat.host;

import java.util.List;

/**
 * One series of a script's at one moment.
 *
 * @param name its name, as the script gave it
 * @param kind what it is
 * @param help what it tells
 * @param labels the names of its labels
 * @param points its values, one for each combination of labels that was used
 */
public record MetricReading(String name, Kind kind, String help, List<String> labels, List<Point> points) {

    /** What a series is. */
    public enum Kind {
        /** A value that only grows. */
        COUNTER,
        /** A value that goes up and down. */
        GAUGE,
        /** How often something was how large. */
        HISTOGRAM
    }

    /** What a series tells for one combination of labels. */
    public sealed interface Point {

        /** The values of the labels, in the order of their names. */
        List<String> labelValues();
    }

    /**
     * A single value.
     *
     * @param labelValues the values of the labels
     * @param value the value
     */
    public record Value(List<String> labelValues, double value) implements Point {

        /** Copies the list. */
        public Value {
            labelValues = List.copyOf(labelValues);
        }
    }

    /**
     * How often something was how large.
     *
     * @param labelValues the values of the labels
     * @param bounds the upper bounds of the classes, ascending, the last one infinite
     * @param counts how often each class occurred, not summed up
     * @param sum what all values add up to
     */
    public record Distribution(List<String> labelValues, List<Double> bounds, List<Long> counts, double sum)
            implements Point {

        /** Copies the lists. */
        public Distribution {
            labelValues = List.copyOf(labelValues);
            bounds = List.copyOf(bounds);
            counts = List.copyOf(counts);
        }
    }

    /** Copies the lists. */
    public MetricReading {
        labels = List.copyOf(labels);
        points = List.copyOf(points);
    }
}
