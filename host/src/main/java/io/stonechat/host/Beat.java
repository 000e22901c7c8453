package io.stonechat.host;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Calls the handlers of one rhythm again and again, each looked up anew, so that a reloaded one is live at its next call. */
final class Beat {

    private final ScheduledExecutorService executor;
    private final Rhythm rhythm;
    private final Supplier<Handlers> handlers;
    private final String selector;
    private final AtomicBoolean calling = new AtomicBoolean();

    /** Guarded by this. */
    private @Nullable Future<?> due;

    /** Guarded by this. */
    private boolean stopped;

    Beat(ScheduledExecutorService executor, Rhythm rhythm, Supplier<Handlers> handlers, String selector) {
        this.executor = executor;
        this.rhythm = rhythm;
        this.handlers = handlers;
        this.selector = selector;
    }

    /** Waits for the next time. */
    synchronized void next() {
        if (!stopped) {
            var wait = rhythm.next(ThreadLocalRandom.current());
            due = executor.schedule(this::beat, wait.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /** Calls nothing any more. */
    synchronized void stop() {
        stopped = true;
        if (due != null) {
            due.cancel(false);
        }
    }

    private void beat() {
        // A call that takes longer than the period is not overtaken by the next one.
        if (calling.compareAndSet(false, true)) {
            Thread.ofVirtual().name("every " + rhythm.name()).start(this::call);
        }
        next();
    }

    private void call() {
        try {
            for (var handler : handlers.get().all(Rhythm.KIND, selector)) {
                call(handler);
            }
        } finally {
            calling.set(false);
        }
    }

    private static void call(Handler handler) {
        try {
            handler.call();
        } catch (HandlerFailure _) {
            // The host has logged it, with the script's line.
        }
    }
}
