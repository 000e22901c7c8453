package io.stonechat.app;

import static io.stonechat.app.Patience.await;

import io.stonechat.session.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * A virtual day for programs with threads of their own: it goes on in steps, and after each it waits until everybody has come
 * to rest, so that nobody is overtaken by the time.
 */
final class DayTime {

    private static final Duration GLANCE = Duration.ofNanos(200_000);
    private static final int CALM = 4;
    /** So often nothing moves before what is open is taken to wait for the time itself: a link that was told to be slower, say. */
    private static final int STILL = 500;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final VirtualTime clock;
    private final AtomicLong activity = new AtomicLong();
    private LongSupplier open = () -> 0;
    private long seen;
    private int calm;

    DayTime(Instant start) {
        clock = new VirtualTime(start);
    }

    VirtualTime clock() {
        return clock;
    }

    /** Something happened. Any thread. */
    void moved() {
        activity.incrementAndGet();
    }

    /** Says how many requests have no answer yet, or none that is stored. */
    void watch(LongSupplier number) {
        open = number;
    }

    /** Lets time go on until then, in steps of this length. */
    void until(Instant end, Duration step) {
        rest();
        while (clock.instant().isBefore(end)) {
            Duration rest = Duration.between(clock.instant(), end);
            clock.advance(rest.compareTo(step) < 0 ? rest : step);
            rest();
        }
    }

    /** Waits until everybody has come to rest. */
    void rest() {
        calm = 0;
        await().pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(GLANCE)
                .atMost(PATIENCE)
                .until(this::isCalm);
    }

    private boolean isCalm() {
        clock.settle();
        long now = activity.get();
        calm = now == seen ? calm + 1 : 0;
        seen = now;
        return calm >= (open.getAsLong() == 0 ? CALM : STILL);
    }
}
