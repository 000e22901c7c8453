package io.stonechat.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Since when nothing goes through a link, for those whose messages could go elsewhere, and when to look at it again.
 *
 * <p>How fast a peer that has no room is sent to is not decided here: the sessions know best what it takes, and say so by their
 * window and by their pauses. A link that is down, or lets nothing be sent, says nothing; it is looked at now and then, more
 * seldom each time. Used by its lane; read by others.
 */
final class Parking {

    private static final Duration FIRST_REST = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 4;

    private volatile @Nullable Instant since;
    private Instant until = Instant.MIN;
    private int rests;

    /** Nothing can be sent, and nobody says for how long. Further failures of the same burst change nothing. */
    void busy(Instant now) {
        if (until.isAfter(now)) {
            return;
        }
        refused(now);
        until = now.plus(FIRST_REST.multipliedBy(1L << Math.min(rests, MOST_DOUBLINGS)));
        rests++;
    }

    /** The peer has no room: the link says how to go on. */
    void refused(Instant now) {
        if (since == null) {
            since = now;
        }
    }

    /** The link wants to be left alone for so long. */
    void pause(Instant now, Duration pause) {
        Instant end = now.plus(pause);
        if (end.isAfter(now) && end.isAfter(until)) {
            until = end;
        }
    }

    /** The link took something. */
    void moved() {
        since = null;
        rests = 0;
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
}
