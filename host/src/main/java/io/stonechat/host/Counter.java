package io.stonechat.host;

/** A value that only grows ({@link Metrics#counter}). For any thread. */
public interface Counter {

    /**
     * The value for a combination of labels.
     *
     * @param values one for each label of the series, in their order
     * @return the same for the same values
     * @throws IllegalArgumentException if there are more or fewer values than labels
     * @throws IllegalStateException if it would be the 129th combination
     */
    Counter labels(String... values);

    /** Adds 1. */
    default void inc() {
        inc(1);
    }

    /**
     * Adds an amount.
     *
     * @param amount not negative
     * @throws IllegalArgumentException if the amount is negative or no number, or the series has labels and none were given
     */
    void inc(double amount);

    /** What has been added up. */
    double value();
}
