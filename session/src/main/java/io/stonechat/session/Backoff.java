package io.stonechat.session;

import io.stonechat.protocol.CommandStatus;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait before the next attempt to bind. Doubles from a second to a minute, starts again after a session that was
 * healthy, and is jittered, so that clients that were cut off together do not come back together. Not thread-safe.
 */
final class Backoff {
    private static final Duration FIRST = Duration.ofSeconds(1);
    /** The centre may hold a dead session for a while before it takes a new one in its place. */
    private static final Duration FIRST_ALREADY_BOUND = Duration.ofSeconds(5);

    private static final Duration LONGEST = Duration.ofSeconds(60);
    /** A session that lived so long shows that nothing is wrong with the peer. */
    static final Duration HEALTHY = Duration.ofSeconds(30);

    private final RandomGenerator random;
    private Duration next = FIRST;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** A bound session ended after so long. */
    void lived(Duration lifetime) {
        if (lifetime.compareTo(HEALTHY) >= 0) {
            next = FIRST;
        }
    }

    /**
     * Returns how long to wait now.
     *
     * @param refusal what the bind was refused with, or null if there was no answer or the session was lost
     */
    Duration pause(@Nullable CommandStatus refusal) {
        if (refusal != null && isHopeless(refusal)) {
            // Asking again soon does not make a password right, and may lock the account.
            next = LONGEST;
        } else if (refusal != null && refusal.equals(CommandStatus.ESME_RALYBND)) {
            next = max(next, FIRST_ALREADY_BOUND);
        }
        var pause = next;
        next = min(next.multipliedBy(2), LONGEST);
        return jittered(pause);
    }

    /** Tells whether a refusal is about what we said of ourselves, so that only a change of the configuration helps. */
    static boolean isHopeless(CommandStatus refusal) {
        return refusal.equals(CommandStatus.ESME_RINVPASWD)
                || refusal.equals(CommandStatus.ESME_RINVSYSID)
                || refusal.equals(CommandStatus.ESME_RINVSYSTYP);
    }

    /** Between half of the pause and all of it. */
    private Duration jittered(Duration pause) {
        long half = pause.toMillis() / 2;
        return Duration.ofMillis(half + random.nextLong(half + 1));
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
