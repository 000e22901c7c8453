package io.stonechat.api;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Whether the gateway wants traffic, as far as its own stop goes: whoever stops it says so here before anything else, and
 * {@code /readyz} answers 503 from then on. Thread-safe.
 */
public final class Readiness {

    private final AtomicBoolean draining = new AtomicBoolean();

    /** Takes traffic. */
    public Readiness() {}

    /** The gateway is stopping; there is no way back. */
    public void draining() {
        draining.set(true);
    }

    /** Whether it is stopping. */
    public boolean isDraining() {
        return draining.get();
    }
}
