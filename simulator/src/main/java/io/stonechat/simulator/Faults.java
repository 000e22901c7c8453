package io.stonechat.simulator;

import java.util.SplittableRandom;

/**
 * What goes wrong by chance or by load, for numbers that no {@link NumberRule} is about.
 *
 * @param refused the share of messages refused with ESME_RSYSERR, 0 to 1
 * @param unanswered the share of messages that get no response, 0 to 1
 * @param undelivered the share of messages whose receipt says UNDELIV, 0 to 1
 * @param linkLossEvery each session is closed in place of its n-th response; 0 for never
 * @param maxPerSecond messages a second that a session may submit, above it ESME_RTHROTTLED; 0 for no limit
 */
public record Faults(double refused, double unanswered, double undelivered, int linkLossEvery, int maxPerSecond) {

    /** Nothing goes wrong. */
    public static final Faults NONE = new Faults(0, 0, 0, 0, 0);

    /** Checks the ranges. */
    public Faults {
        if (!(refused >= 0 && unanswered >= 0 && undelivered >= 0 && refused + unanswered + undelivered <= 1)) {
            throw new IllegalArgumentException(
                    "The shares refused %s, unanswered %s and undelivered %s must be 0 to 1 together."
                            .formatted(refused, unanswered, undelivered));
        }
        if (linkLossEvery < 0 || maxPerSecond < 0) {
            throw new IllegalArgumentException(
                    "linkLossEvery %d and maxPerSecond %d must be 0 or more.".formatted(linkLossEvery, maxPerSecond));
        }
    }

    /** The fate of the message with this number: by the seed alone, so that a run can be repeated. */
    Fate roll(long seed, long number) {
        double roll = new SplittableRandom(seed << 40 ^ number).nextDouble();
        if (roll < refused) {
            return Fate.SYSTEM_ERROR;
        }
        if (roll < refused + unanswered) {
            return Fate.UNANSWERED;
        }
        return roll < refused + unanswered + undelivered ? Fate.UNDELIVERABLE : Fate.DELIVERED;
    }
}
