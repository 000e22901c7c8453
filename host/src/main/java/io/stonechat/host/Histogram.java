package io.stonechat.host;

/** How often something was how large ({@link Metrics#histogram}). For any thread. */
public interface Histogram {

    /**
     * The histogram for a combination of labels.
     *
     * @param values one for each label of the series, in their order
     * @return the same for the same values
     * @throws IllegalArgumentException if there are more or fewer values than labels
     * @throws IllegalStateException if it would be the 129th combination
     */
    Histogram labels(String... values);

    /**
     * Counts a value.
     *
     * @param value a number, in seconds as a rule
     * @throws IllegalArgumentException if it is no number, or the series has labels and none were given
     */
    void observe(double value);

    /** How many values were counted. */
    long count();

    /** What they add up to. */
    double sum();
}
