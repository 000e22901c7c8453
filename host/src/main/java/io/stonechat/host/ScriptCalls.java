package io.stonechat.host;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs calls into scripts and holds each to the deadline.
 *
 * <p>The watch has a platform thread of its own and goes by the machine's monotonic clock: scripts that loop keep every
 * carrier of the virtual threads busy in real time, whatever a clock that was passed in says.
 */
final class ScriptCalls implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("script");

    private static final long MIN_TICK_MILLIS = 5;
    private static final long MAX_TICK_MILLIS = 100;
    private static final int TICKS_PER_DEADLINE = 20;

    /** How many callers are told of their deadlines at once. */
    private static final int TELLERS = 4;

    private final LongAdder executions = new LongAdder();
    private final LongAdder errors = new LongAdder();
    private final CallTable running = new CallTable();
    private final FailureLog failures = new FailureLog(LOG);
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(threads("deadlines"));
    private final ExecutorService tellers = Executors.newFixedThreadPool(TELLERS, threads("deadline-"));
    private Future<?> ticks;
    private volatile long limitNanos;

    ScriptCalls(Duration limit) {
        this.limitNanos = limit.toNanos();
        this.ticks = startTicks(limit);
    }

    /** The time that calls which start from now on have. */
    synchronized void limit(Duration changed) {
        limitNanos = changed.toNanos();
        ticks.cancel(false);
        ticks = startTicks(changed);
    }

    /** Runs a function within the deadline, on this thread; throws {@link HandlerFailure}. */
    @Nullable
    Object call(GuardedFunction target, Consumer<HandlerFailure> onDeadline, @Nullable Object... arguments) {
        var call = new RunningCall(target, arguments, onDeadline, System.nanoTime(), limitNanos);
        Object result = null;
        Throwable thrown = null;
        executions.increment();
        running.add(call);
        try {
            result = call.run();
        } catch (Throwable t) {
            thrown = t;
        }
        running.remove(call);
        var late = call.end();
        if (late != null || thrown != null) {
            errors.increment();
        }
        if (late != null) {
            throw late;
        }
        if (thrown != null) {
            throw failure(target, thrown);
        }
        return result;
    }

    /**
     * Runs a function within the deadline, on a virtual thread of its own, and waits for its end or the deadline,
     * whichever comes first; throws {@link HandlerFailure}.
     */
    @Nullable
    Object callElsewhere(GuardedFunction target) {
        var done = new CompletableFuture<@Nullable Object>();
        Thread.ofVirtual().name("stonechat-script-load").start(() -> {
            try {
                done.complete(call(target, done::completeExceptionally));
            } catch (HandlerFailure e) {
                done.completeExceptionally(e);
            }
        });
        try {
            return done.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof HandlerFailure failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** A handler whose calls run here. */
    Handler handler(GuardedFunction target) {
        return new GuardedHandler(this, target);
    }

    /** What has been counted. */
    ScriptFigures figures() {
        return new ScriptFigures(executions.sum(), errors.sum());
    }

    @Override
    public void close() {
        watch.shutdownNow();
        tellers.shutdown();
    }

    private HandlerFailure failure(GuardedFunction target, Throwable thrown) {
        var frames = target.ownFrames().apply(thrown.getStackTrace());
        var message = target.place(frames) + ": " + sentence(thrown);
        failures.error(target.place(frames) + thrown.getClass().getName(), message, frames);
        return new HandlerFailure(HandlerFailure.Reason.THREW, message, thrown);
    }

    private static String sentence(Throwable thrown) {
        var name = thrown.getClass().getSimpleName();
        var message = thrown.getMessage();
        return message == null ? name : name + ": " + message;
    }

    private Future<?> startTicks(Duration limit) {
        long tick = Math.clamp(limit.toMillis() / TICKS_PER_DEADLINE, MIN_TICK_MILLIS, MAX_TICK_MILLIS);
        return watch.scheduleWithFixedDelay(
                () -> running.late(System.nanoTime()).forEach(this::expire), tick, tick, TimeUnit.MILLISECONDS);
    }

    private void expire(RunningCall call) {
        var target = call.target;
        var frames = target.ownFrames().apply(call.thread.getStackTrace());
        var message = target.place(frames) + ": stopped at its deadline of " + TimeUnit.NANOSECONDS.toMillis(limitNanos)
                + " ms";
        var failure = new HandlerFailure(HandlerFailure.Reason.DEADLINE, message, null);
        if (call.expire(failure)) {
            tellers.execute(() -> tell(call, failure));
        }
    }

    private static void tell(RunningCall call, HandlerFailure failure) {
        LOG.error("{}", failure.getMessage());
        try {
            call.onDeadline.accept(failure);
        } catch (RuntimeException e) {
            LOG.error("what had to follow on the missed deadline of {} failed", call.target.where(), e);
        }
    }

    private static ThreadFactory threads(String name) {
        return Thread.ofPlatform().daemon().name("stonechat-" + name, 0).factory();
    }
}
