package io.stonechat.host;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calls that are running, so that those past their deadline can be found.
 *
 * <p>Made for many short calls on many threads: entering and leaving are a few writes under a lock that is hardly ever
 * contended. Each stripe is a list in the order of arrival, which is that of the deadlines, too, so that looking for
 * late calls stops at the first that is in time.
 */
final class CallTable {

    private static final int STRIPES = 64;

    private final Stripe[] stripes = new Stripe[STRIPES];

    private static final class Stripe {
        @Nullable
        WatchedCall first;

        @Nullable
        WatchedCall last;
    }

    CallTable() {
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new Stripe();
        }
    }

    void add(WatchedCall call) {
        var stripe = stripe(call);
        synchronized (stripe) {
            var last = stripe.last;
            call.previous = last;
            if (last == null) {
                stripe.first = call;
            } else {
                last.next = call;
            }
            stripe.last = call;
        }
    }

    void remove(WatchedCall call) {
        var stripe = stripe(call);
        synchronized (stripe) {
            var before = call.previous;
            var after = call.next;
            if (before == null) {
                stripe.first = after;
            } else {
                before.next = after;
            }
            if (after == null) {
                stripe.last = before;
            } else {
                after.previous = before;
            }
        }
    }

    /** The running calls whose deadline has passed. */
    List<WatchedCall> late(long now) {
        var late = new ArrayList<WatchedCall>();
        for (var stripe : stripes) {
            synchronized (stripe) {
                for (var call = stripe.first; call != null && call.deadline - now <= 0; call = call.next) {
                    if (call.isRunning()) {
                        late.add(call);
                    }
                }
            }
        }
        return late;
    }

    private Stripe stripe(WatchedCall call) {
        return stripes[call.stripe & (STRIPES - 1)];
    }
}
