package io.stonechat.smpp;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** Numbers messages in the order they arrive, over all sessions. */
final class Arrivals {
    private final InstantSource clock;
    private final AtomicLong last = new AtomicLong();

    /** When a message arrived, and its number. */
    record Arrival(Instant at, long number) {}

    Arrivals(InstantSource clock) {
        this.clock = clock;
    }

    Arrival next() {
        return new Arrival(clock.instant(), last.incrementAndGet());
    }
}
