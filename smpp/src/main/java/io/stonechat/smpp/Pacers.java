package io.stonechat.smpp;

import io.stonechat.session.Pacer;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Makes pacers that share one clock and one timer. */
record Pacers(LongSupplier nanoTime, ScheduledExecutorService timer) {

    /** A pacer for a rate; null for 0, which means no limit. */
    @Nullable
    Pacer of(int perSecond) {
        return perSecond == 0 ? null : new Pacer(perSecond, nanoTime, timer);
    }
}
