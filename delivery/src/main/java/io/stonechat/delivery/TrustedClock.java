package io.stonechat.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The wall clock, as long as it can be believed. One that jumps, by more than five minutes against the monotonic clock or
 * to before what is stored, is in doubt: time then goes on from where it was by the monotonic clock, and nothing expires.
 * The doubt ends when the wall clock is back within five minutes of that, or when somebody confirms it. Thread-safe.
 */
final class TrustedClock implements InstantSource {

    private static final Logger LOG = LoggerFactory.getLogger(TrustedClock.class);
    private static final Duration JUMP = Duration.ofMinutes(5);
    private static final long JUMP_MILLIS = JUMP.toMillis();
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final InstantSource wall;
    private final LongSupplier nanos;
    private final AtomicReference<Base> base;
    private final Listener listener;

    /** Takes what happens to the clock. */
    @FunctionalInterface
    interface Listener {

        /**
         * The clock is in doubt, or no longer.
         *
         * @param expected the time as it would be without the jump
         * @param told what the wall clock says
         */
        void changed(boolean doubtful, Instant expected, Instant told);
    }

    /** What the wall clock said when it was last believed, or should have said when it was last heard. */
    private record Base(long millis, long nanos, boolean doubtful) {

        long expected(long now) {
            return millis + (now - nanos) / NANOS_PER_MILLI;
        }
    }

    /**
     * Makes it.
     *
     * @param wall the wall clock
     * @param nanos the monotonic clock
     * @param notBefore a time that is past for certain, such as that of the last record stored
     */
    TrustedClock(InstantSource wall, LongSupplier nanos, Instant notBefore, Listener listener) {
        this.wall = wall;
        this.nanos = nanos;
        this.listener = listener;
        this.base = new AtomicReference<>(
                new Base(Math.max(wall.millis(), notBefore.toEpochMilli()), nanos.getAsLong(), false));
    }

    @Override
    public Instant instant() {
        Instant told = wall.instant();
        Base now = base.get();
        long expected = now.expected(nanos.getAsLong());
        boolean plausible = Math.abs(told.toEpochMilli() - expected) <= JUMP_MILLIS;
        if (plausible == now.doubtful) {
            changed(now, !plausible, Instant.ofEpochMilli(expected), told);
        }
        return plausible ? told : Instant.ofEpochMilli(expected);
    }

    private void changed(Base before, boolean doubtful, Instant expected, Instant told) {
        if (!base.compareAndSet(before, new Base(before.millis, before.nanos, doubtful))) {
            return;
        }
        if (doubtful) {
            LOG.error(
                    "The wall clock jumped: it says {}, it should say {}. Nothing expires until it is right again, or"
                            + " somebody confirms that it is; delivery goes on.",
                    told,
                    expected);
        } else {
            LOG.info("The wall clock is plausible again: what is over expires.");
        }
        listener.changed(doubtful, expected, told);
    }

    /** Whether nothing may expire by it. */
    boolean isDoubtful() {
        return base.get().doubtful;
    }

    /** Follows a wall clock that is corrected little by little; to be called now and then. */
    void follow() {
        Instant now = instant();
        Base believed = base.get();
        if (!believed.doubtful) {
            base.compareAndSet(believed, new Base(now.toEpochMilli(), nanos.getAsLong(), false));
        }
    }

    /** Believes the wall clock, whatever it says. */
    void confirm() {
        Instant told = wall.instant();
        Base before = base.getAndSet(new Base(told.toEpochMilli(), nanos.getAsLong(), false));
        if (before.doubtful) {
            LOG.warn("The wall clock was confirmed: it is {}, and what is over expires.", told);
            listener.changed(false, told, told);
        }
    }
}
