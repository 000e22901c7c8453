package io.stonechat.session;

import java.time.Instant;
import java.time.InstantSource;

/** The wall clock of the moment it was made, carried on by the monotonic one: timers that run on it never see a jump. */
enum SteadyClock implements InstantSource {
    INSTANCE;

    private final Instant start = Instant.now();
    private final long startMillis = start.toEpochMilli();
    private final long startNanos = System.nanoTime();

    @Override
    public Instant instant() {
        return start.plusNanos(System.nanoTime() - startNanos);
    }

    @Override
    public long millis() {
        return startMillis + (System.nanoTime() - startNanos) / 1_000_000;
    }
}
