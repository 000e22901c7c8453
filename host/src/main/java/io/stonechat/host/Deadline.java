package io.stonechat.host;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The end of a time limit, which somebody may bring forward. Thread-safe. */
public final class Deadline {

    private final CompletableFuture<@Nullable Void> passed = new CompletableFuture<>();
    private final ScheduledFuture<?> alarm;

    private Deadline(Duration limit, ScheduledExecutorService timer) {
        this.alarm = timer.schedule(this::pass, limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** A deadline after this time, by this timer. */
    public static Deadline in(Duration limit, ScheduledExecutorService timer) {
        return new Deadline(limit, timer);
    }

    /** Brings it forward: it passes now. */
    public void pass() {
        alarm.cancel(false);
        passed.complete(null);
    }

    /** Whether it has passed. */
    public boolean hasPassed() {
        return passed.isDone();
    }

    /** How long it is still away; nothing if it has passed. */
    public Duration remaining() {
        long nanos = alarm.getDelay(TimeUnit.NANOSECONDS);
        return hasPassed() || nanos < 0 ? Duration.ZERO : Duration.ofNanos(nanos);
    }

    /**
     * Waits until something is over, well or not, or the deadline passes.
     *
     * @return whether it is over
     */
    public boolean await(CompletionStage<?> stage) {
        CompletableFuture<?> over = stage.handle((_, _) -> null).toCompletableFuture();
        CompletableFuture.anyOf(over, passed).join();
        return over.isDone();
    }
}
