package io.stonechat.host;

import java.util.List;

/**
 * The {@code metrics} namespace: series of a script's own, on the page that Prometheus reads.
 *
 * <p>Declare a field {@code Metrics metrics;} and the host fills it in. Asking for a series that is there, with the same
 * kind, labels and buckets, gives that series, so that it goes on counting when a script is loaded again; it lives as long
 * as the process. A series without labels is there with the value 0 at once, one with labels has a value for each
 * combination that was used. All methods are for any thread.
 *
 * <p>They throw {@link IllegalArgumentException} for a name or a label that Prometheus does not take (letters, digits and
 * underscores, not first a digit; a name may have colons, a label must not begin with two underscores), and for a name that
 * stands for another kind of series, other labels or other buckets already.
 */
public interface Metrics {

    /** How many combinations of labels a series has at most. */
    int MAX_COMBINATIONS = 128;

    /** The upper bounds of a histogram that does not say otherwise, in seconds as a rule. */
    List<Double> DEFAULT_BUCKETS = List.of(.005, .01, .025, .05, .1, .25, .5, 1.0, 2.5, 5.0, 10.0);

    /**
     * A value that only grows.
     *
     * @param name the name of the series, as Prometheus shows it
     * @param help what it counts
     * @param labels the names of its labels; none for a single value
     * @return the series
     */
    Counter counter(String name, String help, String... labels);

    /**
     * A value that goes up and down.
     *
     * @param name the name of the series
     * @param help what it tells
     * @param labels the names of its labels; none for a single value
     * @return the series
     */
    Gauge gauge(String name, String help, String... labels);

    /**
     * How often something was how large, with {@link #DEFAULT_BUCKETS}.
     *
     * @param name the name of the series
     * @param help what it measures
     * @param labels the names of its labels, not {@code le}; none for a single one
     * @return the series
     */
    default Histogram histogram(String name, String help, String... labels) {
        return histogram(name, help, DEFAULT_BUCKETS, labels);
    }

    /**
     * How often something was how large.
     *
     * @param name the name of the series
     * @param help what it measures
     * @param buckets the upper bounds, ascending; the last one, infinity, need not be given
     * @param labels the names of its labels, not {@code le}; none for a single one
     * @return the series
     */
    Histogram histogram(String name, String help, List<Double> buckets, String... labels);
}
