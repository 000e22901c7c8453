package io.stonechat.session;

import java.time.Duration;

/**
 * What failed binds lead to. The answer to each is held back, longer with each one; an address or a system_id that has failed
 * too often is locked out for a while, twice as long each time.
 *
 * <p>Where an ESME has bound well before, from its own address, neither lock holds it off: others cannot lock it out with
 * wrong passwords. A failure of its own ends that.
 *
 * @param failuresOfAddress how many binds from one address may fail before it is locked out; 0: it never is. An IPv6
 *     network of 64 bits counts as one address
 * @param failuresOfSystemId how many binds of one system_id may fail, from wherever; 0: it is never locked out
 * @param first how long the first lock lasts
 * @param longest how long a lock may last at most
 * @param forget how long after its last failure, or the end of its lock, one is forgotten
 * @param delay how long the answer to the first failure is held back; it doubles with each further one
 * @param longestDelay how long an answer may be held back at most
 * @param remembered how many addresses, and how many system_ids, are remembered; above that, those whose last failure was
 *     longest ago are forgotten
 */
public record LockoutPolicy(
        int failuresOfAddress,
        int failuresOfSystemId,
        Duration first,
        Duration longest,
        Duration forget,
        Duration delay,
        Duration longestDelay,
        int remembered) {
    /** 20 failures of an address or 10 of a system_id lock it for 30 s, up to an hour; answers wait 250 ms, up to 5 s. */
    public static final LockoutPolicy DEFAULTS = new LockoutPolicy(
            20,
            10,
            Duration.ofSeconds(30),
            Duration.ofHours(1),
            Duration.ofMinutes(15),
            Duration.ofMillis(250),
            Duration.ofSeconds(5),
            10_000);

    /** Nobody is locked out, and refusals are answered at once. */
    public static final LockoutPolicy OFF = DEFAULTS.withFailures(0, 0).withDelay(Duration.ZERO, Duration.ZERO);

    /** Checks the ranges. */
    public LockoutPolicy {
        if (failuresOfAddress < 0 || failuresOfSystemId < 0) {
            throw new IllegalArgumentException(
                    "failures: below 0 (expected: 0 for never, or a number of failed binds)");
        }
        if (!first.isPositive() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("first: " + first + ", longest: " + longest
                    + " (expected: above zero, and the second not shorter)");
        }
        if (forget.isNegative() || delay.isNegative() || longestDelay.compareTo(delay) < 0) {
            throw new IllegalArgumentException("forget: " + forget + ", delay: " + delay + ", longestDelay: "
                    + longestDelay + " (expected: zero or more, and the last not shorter than the delay)");
        }
        if (remembered < 1) {
            throw new IllegalArgumentException("remembered: " + remembered + " (expected: at least 1)");
        }
    }

    /** Returns a copy with other numbers of failures, of an address and of a system_id. */
    public LockoutPolicy withFailures(int ofAddress, int ofSystemId) {
        return new LockoutPolicy(ofAddress, ofSystemId, first, longest, forget, delay, longestDelay, remembered);
    }

    /** Returns a copy with another {@link #first} and {@link #longest}. */
    public LockoutPolicy withLock(Duration shortest, Duration atMost) {
        return new LockoutPolicy(
                failuresOfAddress, failuresOfSystemId, shortest, atMost, forget, delay, longestDelay, remembered);
    }

    /** Returns a copy with another {@link #forget}. */
    public LockoutPolicy withForget(Duration after) {
        return new LockoutPolicy(
                failuresOfAddress, failuresOfSystemId, first, longest, after, delay, longestDelay, remembered);
    }

    /** Returns a copy with another {@link #delay} and {@link #longestDelay}. */
    public LockoutPolicy withDelay(Duration shortest, Duration atMost) {
        return new LockoutPolicy(
                failuresOfAddress, failuresOfSystemId, first, longest, forget, shortest, atMost, remembered);
    }

    /** Returns a copy with another {@link #remembered}. */
    public LockoutPolicy withRemembered(int most) {
        return new LockoutPolicy(
                failuresOfAddress, failuresOfSystemId, first, longest, forget, delay, longestDelay, most);
    }

    /** Returns how long the answer to so many failures in a row is held back. */
    Duration delayAfter(int failures) {
        return doubled(delay, failures - 1, longestDelay);
    }

    /** Returns how long a lock lasts that so many others went before. */
    Duration lockAfter(int locks) {
        return doubled(first, locks, longest);
    }

    private static Duration doubled(Duration start, int times, Duration most) {
        Duration grown = start.multipliedBy(1L << Math.clamp(times, 0, 20));
        return grown.compareTo(most) < 0 ? grown : most;
    }
}
