package io.stonechat.session;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * What {@link LeaderWatch} keeps about one link.
 *
 * <p>The leader says when it goes to read and when octets have come; the watch drops a link only by a compare-and-set from "waits
 * for octets", so a link is either on the list or its leader puts it there before it handles anything.
 */
final class Watched {
    private static final int LISTED = 1;
    private static final int ACTIVE = 2;

    private final Link link;
    private final LeaderWatch watch;
    private final AtomicInteger state = new AtomicInteger();

    // Used by the watching thread alone.
    private long seenTurn = -1;
    private int looks;
    private int idleLooks;

    Watched(Link link, LeaderWatch watch) {
        this.link = link;
        this.watch = watch;
    }

    /** The leader goes to read and cannot block in anything else. */
    void resting() {
        state.getAndUpdate(now -> now & ~ACTIVE);
    }

    /** The leader has octets to handle. */
    void active() {
        if (state.getAndUpdate(_ -> ACTIVE | LISTED) == 0) {
            watch.add(this);
        }
    }

    /** One look at the link by the watching thread; false if it need not be looked at again. */
    boolean look(int patience, int idleTicks) {
        if (link.isEnded()) {
            // Its leader may have ended without going to rest.
            return false;
        }
        if (link.inbound().lookAtHeld()) {
            idleLooks = 0;
        } else if (state.get() == LISTED) {
            idleLooks++;
            return idleLooks < idleTicks || !state.compareAndSet(LISTED, 0);
        }
        idleLooks = 0;
        link.flushDue();
        long turn = link.turn().get();
        if (turn != seenTurn || !Leader.isLent(turn)) {
            seenTurn = turn;
            looks = 0;
        } else {
            looks++;
            if (looks >= patience || link.leader().isParked()) {
                link.inbound().expectBlocking();
                Leader.succeed(link, turn);
            }
        }
        return true;
    }
}
