package io.stonechat.smpp;

import io.stonechat.host.HostContext;
import io.stonechat.session.LinkConfigBuilder;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The time that links and rates live in.
 *
 * <p>Real time is a steady clock of their own, since the wall clock may be set while a response is awaited. A host that
 * brings another clock has a test's time, which is steady: everything follows it.
 */
record LinkTime(InstantSource clock, ScheduledExecutorService timer) {

    static LinkTime of(HostContext context) {
        return new LinkTime(context.clock(), context.timer());
    }

    private boolean isReal() {
        return clock.equals(InstantSource.system());
    }

    LongSupplier nanos() {
        return isReal() ? System::nanoTime : this::clockNanos;
    }

    /** Lets the links of a configuration live in this time. */
    void applyTo(LinkConfigBuilder<?> links) {
        if (!isReal()) {
            links.clock(clock);
            links.timer(timer);
        }
    }

    private long clockNanos() {
        Instant now = clock.instant();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }
}
