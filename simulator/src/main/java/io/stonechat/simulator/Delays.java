package io.stonechat.simulator;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Does things later, each on a virtual thread of its own: the timer's thread is never held up. */
final class Delays {

    private final ScheduledExecutorService timer;

    Delays(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    /** Does it after the delay, or at once, in this thread, if there is none. */
    void after(Duration delay, Runnable task) {
        if (delay.isZero()) {
            task.run();
            return;
        }
        try {
            var _ = timer.schedule(
                    () -> Thread.ofVirtual().name("simulator-later").start(task),
                    delay.toNanos(),
                    TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException _) {
            // The simulator has been closed: nobody waits for it any more.
        }
    }
}
