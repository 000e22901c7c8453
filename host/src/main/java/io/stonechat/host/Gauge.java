package io.stonechat.host;

/** A value that goes up and down ({@link Metrics#gauge}). For any thread. */
public interface Gauge {

    /**
     * The value for a combination of labels.
     *
     * @param values one for each label of the series, in their order
     * @return the same for the same values
     * @throws IllegalArgumentException if there are more or fewer values than labels
     * @throws IllegalStateException if it would be the 129th combination
     */
    Gauge labels(String... values);

    /** Adds 1. */
    default void inc() {
        inc(1);
    }

    /**
     * Adds an amount.
     *
     * @param amount any number
     * @throws IllegalArgumentException if the series has labels and none were given
     */
    void inc(double amount);

    /** Takes 1 away. */
    default void dec() {
        inc(-1);
    }

    /**
     * Takes an amount away.
     *
     * @param amount any number
     * @throws IllegalArgumentException if the series has labels and none were given
     */
    default void dec(double amount) {
        inc(-amount);
    }

    /**
     * Sets the value.
     *
     * @param value any number
     * @throws IllegalArgumentException if the series has labels and none were given
     */
    void set(double value);

    /** The value now. */
    double value();
}
