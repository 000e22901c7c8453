package io.stonechat.cdr;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The time that records live in, and the threads.
 *
 * @param clock the wall clock
 * @param timer what wakes; never made to wait
 * @param writer runs what writes, one task after the other
 * @param tidier runs what tidies up, which may take long
 */
record CdrTime(InstantSource clock, ScheduledExecutorService timer, Executor writer, Executor tidier) {

    /** Has the writer run a task after a while; never, if everything is about to end. */
    void later(Duration pause, Runnable task) {
        try {
            var _ = timer.schedule(() -> writer.execute(task), pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException _) {
            // Whoever waits for it is told again after the next start.
        }
    }
}
