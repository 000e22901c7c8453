package io.stonechat.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One wake-up call on the timer: the earliest that was asked for. Used by one thread at a time. */
final class Alarm {

    /** Also clocks that jump must not let a queue sleep for long. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final DeliveryTime time;
    private final Runnable call;
    private @Nullable Future<?> pending;
    private Instant at = Instant.MAX;

    Alarm(DeliveryTime time, Runnable call) {
        this.time = time;
        this.call = call;
    }

    /** Calls at this time, if not earlier anyway. */
    void at(Instant wanted) {
        Instant now = time.clock().instant();
        if (pending != null && at.isAfter(now) && !at.isAfter(wanted)) {
            return;
        }
        if (pending != null) {
            pending.cancel(false);
        }
        Instant latest = now.plus(LONGEST);
        at = wanted.isAfter(latest) ? latest : wanted;
        long millis = Math.max(1, Duration.between(now, at).plusNanos(999_999).toMillis());
        pending = time.timer().schedule(call, millis, TimeUnit.MILLISECONDS);
    }
}
