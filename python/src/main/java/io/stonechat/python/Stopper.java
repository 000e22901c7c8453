package io.stonechat.python;

import com.oracle.truffle.api.TruffleContext;
import io.stonechat.host.ScriptFrame;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stops calls of a worker that are past their deadline, on a thread of its own, which may have to wait for the interpreter. */
final class Stopper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("script");

    /** How long after one attempt the next one follows, if the script goes on all the same. */
    private static final long AGAIN_MILLIS = 100;

    /** How long after an attempt that came at the wrong moment it is made anew, and how often. */
    private static final long SOON_MILLIS = 5;

    private static final int MOST_SOON = 15;

    /** How many attempts a script may outlive by way of its except and finally clauses. */
    private static final int GENTLE = 5;

    private static final int MOST = 50;

    private final StopInstrument instrument;
    private final ScheduledThreadPoolExecutor thread;

    /** What was stopped last. */
    private volatile String suspect = "nothing";

    Stopper(StopInstrument instrument, int worker) {
        this.instrument = instrument;
        this.thread = new ScheduledThreadPoolExecutor(
                1,
                Thread.ofPlatform()
                        .daemon()
                        .name("stonechat-python-stop-" + worker)
                        .factory(),
                new ThreadPoolExecutor.DiscardPolicy());
    }

    /** What was stopped last, as people know it. */
    String suspect() {
        return suspect;
    }

    /** The context that the current thread has entered, as what stops its threads knows it. */
    TruffleContext entered() {
        return instrument.entered();
    }

    /** Stops a call, wherever it is. */
    void stop(PythonCall call, CompletableFuture<List<ScriptFrame>> place) {
        suspect = call.name();
        if (thread.isShutdown()) {
            // Its worker is given up: nothing of it will answer.
            place.complete(List.of());
            return;
        }
        thread.execute(() -> {
            try {
                stopNow(call, place);
            } catch (RuntimeException e) {
                LOG.error("a call past its deadline could not be stopped", e);
                place.complete(List.of());
            }
        });
    }

    /** Stops whatever a thread runs, as long as it is to be stopped. */
    void stop(Worker worker, Thread running, BooleanSupplier stillWanted) {
        suspect = "a script at its load";
        thread.execute(() -> attempt(worker, running, stillWanted, () -> {}, 1));
    }

    private void stopNow(PythonCall call, CompletableFuture<List<ScriptFrame>> place) {
        var running = call.thread();
        var pending = call.pending();
        if (running != null) {
            attempt(
                    call.worker(),
                    running,
                    () -> running.equals(call.thread()) && !call.isOver(),
                    () -> suspended(call, place),
                    1);
        } else if (pending != null) {
            stopPending(call, pending, place, 1);
        }
        // Else it has not begun, and will not.
    }

    /** It has left its thread: it has ended, or was about to suspend when it was to be stopped there. */
    private void suspended(PythonCall call, CompletableFuture<List<ScriptFrame>> place) {
        var pending = call.pending();
        if (pending != null) {
            stopPending(call, pending, place, 1);
        }
    }

    private void stopPending(PythonCall call, Value pending, CompletableFuture<List<ScriptFrame>> place, int asked) {
        if (call.isOver() || asked > MOST) {
            return;
        }
        var worker = call.worker();
        worker.context().enter();
        try {
            // Before Python is asked: what has moved on since then runs something else by now.
            var steps = worker.steps();
            var answer = worker.python().stop().execute(pending);
            var running = worker.leadOf(answer.getArrayElement(0).asLong());
            var frames = answer.getArrayElement(1).as(PythonErrors.TEXTS).stream()
                    .map(PythonErrors::frame)
                    .toList();
            if (running == null) {
                place.complete(frames);
            } else {
                long step = steps.getOrDefault(running, -1L);
                attempt(
                        worker,
                        running.thread(),
                        () -> !call.isOver() && running.step() == step,
                        () -> stopPending(call, pending, place, asked + 1),
                        1);
                var _ = place.completeOnTimeout(frames, AGAIN_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (PolyglotException e) {
            LOG.error("a call past its deadline could not be stopped: {}", e.getMessage());
        } finally {
            worker.context().leave();
        }
    }

    /**
     * Makes one attempt, and others after it.
     *
     * @param stillWanted whether the thread still runs what is to be stopped
     * @param otherwise called instead of a further attempt if it does not
     */
    private void attempt(Worker worker, Thread running, BooleanSupplier stillWanted, Runnable otherwise, int number) {
        if (number > MOST) {
            return;
        }
        if (!stillWanted.getAsBoolean()) {
            otherwise.run();
            return;
        }
        submit(worker, running, stillWanted, number, MOST_SOON);
        if (number > 1) {
            // Perhaps it is in code of Java's that waits.
            running.interrupt();
        }
        var _ = thread.schedule(
                () -> attempt(worker, running, stillWanted, otherwise, number + 1),
                AGAIN_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    private void submit(Worker worker, Thread running, BooleanSupplier stillWanted, int number, int left) {
        Runnable again = () -> {
            if (left > 0 && stillWanted.getAsBoolean()) {
                submit(worker, running, stillWanted, number, left - 1);
            }
        };
        Runnable tooSoon = () -> {
            var _ = thread.schedule(again, SOON_MILLIS, TimeUnit.MILLISECONDS);
        };
        var action = new StopAction(stillWanted, number > GENTLE, tooSoon);
        instrument.submit(worker.truffle(), running, action);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
