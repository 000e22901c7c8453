package io.stonechat.host;

import java.time.Duration;
import java.util.List;
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

    /** How long the place where a call was stopped is waited for. */
    private static final long STOP_MILLIS = 200;

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
     * Calls a function and tells how that ended, at the deadline at the latest: here if the function runs on the thread that
     * calls it, else by whoever ends it.
     */
    void start(GuardedFunction target, @Nullable Object lane, HandlerResult result, @Nullable Object... arguments) {
        if (target.function() instanceof AsyncScriptFunction function) {
            var call = new PendingCall(this, target, result, System.nanoTime() + limitNanos);
            executions.increment();
            running.add(call);
            call.begin(function, lane, arguments);
        } else {
            runHere(target, result, arguments);
        }
    }

    private void runHere(GuardedFunction target, HandlerResult result, @Nullable Object... arguments) {
        Object value;
        try {
            value = call(target, result::failed, arguments);
        } catch (HandlerFailure failure) {
            // At a deadline it was told at that moment, when this thread may still have been stuck in the script.
            if (failure.reason() == HandlerFailure.Reason.THREW) {
                result.failed(failure);
            }
            return;
        }
        result.returned(value);
    }

    /** A function on its engine's threads has returned in time. */
    void returned(PendingCall call, @Nullable Object value) {
        running.remove(call);
        follow(call, () -> call.result.returned(value));
    }

    /** A function on its engine's threads has thrown in time. */
    void threw(PendingCall call, Throwable thrown) {
        running.remove(call);
        errors.increment();
        var failure = failure(call.target, thrown);
        follow(call, () -> call.result.failed(failure));
    }

    /** What follows on a call must not take the engine's thread with it. */
    private static void follow(PendingCall call, Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            LOG.error("what had to follow on a call of {} failed", call.target.where(), e);
        }
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
        var frames = thrown instanceof ScriptException script
                ? script.frames()
                : target.ownFrames().apply(thrown.getStackTrace());
        var message = target.place(frames) + ": " + sentence(thrown);
        if (!(thrown instanceof ConfigException)) {
            // Else whoever loads the script tells it, as one of all its problems.
            failures.error(target.place(frames) + thrown.getClass().getName(), message, frames);
        }
        return new HandlerFailure(HandlerFailure.Reason.THREW, message, thrown);
    }

    private static String sentence(Throwable thrown) {
        if (thrown instanceof ScriptException) {
            return String.valueOf(thrown.getMessage());
        }
        var name = thrown.getClass().getSimpleName();
        var message = thrown.getMessage();
        return message == null ? name : name + ": " + message;
    }

    private Future<?> startTicks(Duration limit) {
        long tick = Math.clamp(limit.toMillis() / TICKS_PER_DEADLINE, MIN_TICK_MILLIS, MAX_TICK_MILLIS);
        return watch.scheduleWithFixedDelay(
                () -> running.late(System.nanoTime()).forEach(this::expire), tick, tick, TimeUnit.MILLISECONDS);
    }

    private void expire(WatchedCall watched) {
        switch (watched) {
            case RunningCall call -> {
                var failure = late(call.target, call.target.ownFrames().apply(call.thread.getStackTrace()));
                if (call.expire(failure)) {
                    tellers.execute(() -> tell(call.target, failure, call.onDeadline));
                }
            }
            case PendingCall call -> {
                if (call.end()) {
                    running.remove(call);
                    errors.increment();
                    tellers.execute(() -> stop(call));
                }
            }
        }
    }

    /** Waits a moment for the place where the call was stopped, but no longer: somebody waits for an answer. */
    private void stop(PendingCall call) {
        var _ = call.stop()
                .toCompletableFuture()
                .completeOnTimeout(List.of(), STOP_MILLIS, TimeUnit.MILLISECONDS)
                .exceptionally(_ -> List.of())
                .thenAcceptAsync(frames -> tell(call.target, late(call.target, frames), call.result::failed), tellers);
    }

    private HandlerFailure late(GuardedFunction target, List<ScriptFrame> frames) {
        var message = target.place(frames) + ": stopped at its deadline of " + TimeUnit.NANOSECONDS.toMillis(limitNanos)
                + " ms";
        return new HandlerFailure(HandlerFailure.Reason.DEADLINE, message, null);
    }

    private static void tell(GuardedFunction target, HandlerFailure failure, Consumer<HandlerFailure> onDeadline) {
        LOG.error("{}", failure.getMessage());
        try {
            onDeadline.accept(failure);
        } catch (RuntimeException e) {
            LOG.error("what had to follow on the missed deadline of {} failed", target.where(), e);
        }
    }

    private static ThreadFactory threads(String name) {
        return Thread.ofPlatform().daemon().name("stonechat-" + name, 0).factory();
    }
}
