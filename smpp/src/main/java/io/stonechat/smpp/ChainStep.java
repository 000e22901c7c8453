package io.stonechat.smpp;

/**
 * One step of a chain of the configuration.
 *
 * @param step what it says, such as {@code bind:a} or {@code queue}
 * @param weight its share among the steps beside it that have weights; 0 for a step without one
 */
public record ChainStep(String step, int weight) {

    /** The heaviest step. */
    public static final int MAX_WEIGHT = 1_000_000;

    /** Whether it shares its place with the weighted steps beside it. */
    public boolean isWeighted() {
        return weight > 0;
    }

    @Override
    public String toString() {
        return isWeighted() ? step + " (weight " + weight + ")" : step;
    }
}
