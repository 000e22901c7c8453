package io.stonechat.session;

import java.time.Duration;

/**
 * How long a supervised client waits before it tries again. Each wait is drawn at random between half of what is said here and
 * all of it, so that clients that were cut off together do not come back together.
 *
 * @param first after a link that failed; doubled each time
 * @param longest what that doubling ends at
 * @param healthyAfter a session that lived so long shows that nothing is wrong: the next wait is the first again
 * @param alreadyBound at least so long after ESME_RALYBND: the centre may hold a dead session for a while
 * @param refused after a refusal of who we say we are (ESME_RINVPASWD, ESME_RINVSYSID, ESME_RINVSYSTYP, ESME_RBINDFAIL); doubled
 *     each time, since asking again does not make a password right, and may lock the account
 * @param longestRefused what that doubling ends at
 */
public record ReconnectPolicy(
        Duration first,
        Duration longest,
        Duration healthyAfter,
        Duration alreadyBound,
        Duration refused,
        Duration longestRefused) {

    /** From a second to a minute, five seconds after ESME_RALYBND, from a minute to ten after a refusal. */
    public static final ReconnectPolicy DEFAULT = new ReconnectPolicy(
            Duration.ofSeconds(1),
            Duration.ofMinutes(1),
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            Duration.ofMinutes(1),
            Duration.ofMinutes(10));

    /** Checks the ranges. */
    public ReconnectPolicy {
        ordered("first", first, "longest", longest);
        ordered("refused", refused, "longestRefused", longestRefused);
        if (healthyAfter.isNegative() || alreadyBound.isNegative()) {
            throw new IllegalArgumentException(
                    "healthyAfter: " + healthyAfter + ", alreadyBound: " + alreadyBound + " (expected: zero or more)");
        }
    }

    private static void ordered(String shortName, Duration shorter, String longName, Duration longer) {
        if (!shorter.isPositive() || longer.compareTo(shorter) < 0) {
            throw new IllegalArgumentException(shortName + ": " + shorter + ", " + longName + ": " + longer
                    + " (expected: " + shortName + " above zero, " + longName + " not shorter)");
        }
    }
}
