package io.stonechat.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a link has room, as far as its peer lets us know: after a refusal it rests, each time longer, and when it takes
 * something again it ramps up, from one attempt at a time to its whole window. Used by its lane; read by others.
 */
final class Parking {

    private static final Duration FIRST_REST = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 4;

    private volatile @Nullable Instant since;
    private Instant until = Instant.MIN;
    private int rests;
    private int allowed = Integer.MAX_VALUE;

    /** The link had no room. Further refusals of the same burst change nothing. */
    void busy(Instant now) {
        if (until.isAfter(now)) {
            return;
        }
        if (since == null) {
            since = now;
        }
        until = now.plus(FIRST_REST.multipliedBy(1L << Math.min(rests, MOST_DOUBLINGS)));
        rests++;
        allowed = 1;
    }

    /** The link took something. */
    void moved() {
        since = null;
        rests = 0;
        allowed = allowed > Integer.MAX_VALUE / 2 ? Integer.MAX_VALUE : allowed * 2;
    }

    /** The link says that it is there again: the rest is over. */
    void ready() {
        until = Instant.MIN;
        rests = 0;
    }

    /** Whether nothing is to be sent now. */
    boolean rests(Instant now) {
        return until.isAfter(now);
    }

    /** When the rest ends. */
    Instant until() {
        return until;
    }

    /** Since when nothing has gone through; empty while things do. */
    Optional<Instant> since() {
        return Optional.ofNullable(since);
    }

    /** How many attempts may be open. */
    int allowed(int window) {
        return Math.min(window, allowed);
    }
}
