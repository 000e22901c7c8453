package io.stonechat.session;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * A rate limit: tokens come in steadily, a burst of them may be saved up. Safe for any number of threads, without locks.
 *
 * <p>It keeps one number: the time at which the bucket would be full again (the generic cell rate algorithm).
 */
public final class TokenBucket {
    private final long nanosPerToken;
    private final long nanosPerBurst;
    private final LongSupplier nanoTime;
    private final AtomicLong fullAt;

    /**
     * Creates a full bucket.
     *
     * @param ratePerSecond tokens a second, above 0 and at most a thousand million
     * @param burst the most tokens that are saved up, at least 1
     * @param nanoTime a clock that never goes back, {@code System::nanoTime} say
     */
    public TokenBucket(double ratePerSecond, int burst, LongSupplier nanoTime) {
        if (!(ratePerSecond > 0) || ratePerSecond > 1e9) {
            throw new IllegalArgumentException(
                    "rate of a token bucket: " + ratePerSecond + " a second (expected: above 0, at most 1e9)");
        }
        if (burst < 1) {
            throw new IllegalArgumentException("burst of a token bucket: " + burst + " (expected: at least 1)");
        }
        this.nanosPerToken = Math.max(1, Math.round(1e9 / ratePerSecond));
        this.nanosPerBurst = Math.multiplyExact(nanosPerToken, burst);
        this.nanoTime = nanoTime;
        this.fullAt = new AtomicLong(nanoTime.getAsLong());
    }

    /** Takes a token if there is one. */
    public boolean tryAcquire() {
        while (true) {
            long now = nanoTime.getAsLong();
            long was = fullAt.get();
            long next = later(was, now) + nanosPerToken;
            if (next - now > nanosPerBurst) {
                return false;
            }
            if (fullAt.compareAndSet(was, next)) {
                return true;
            }
        }
    }

    /** Returns how many nanoseconds from now there will be a token if nobody else takes it: 0 if there is one now. */
    public long nanosUntilAvailable() {
        long now = nanoTime.getAsLong();
        return Math.max(0, later(fullAt.get(), now) + nanosPerToken - now - nanosPerBurst);
    }

    private static long later(long a, long b) {
        return a - b > 0 ? a : b;
    }
}
