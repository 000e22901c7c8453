package io.stonechat.session;

import static io.stonechat.session.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PacerTest {
    private final ManualTimer timer = new ManualTimer();
    private final Pacer pacer = new Pacer(2, timer.now::get, timer);
    private final List<Integer> done = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void runs_whatIsWithinTheRate_atOnceAndInPlace() {
        Thread[] ranOn = new Thread[1];

        pacer.run(() -> ranOn[0] = Thread.currentThread());

        assertThat(ranOn[0]).isSameAs(Thread.currentThread());
    }

    @Test
    void keeps_theRest_inItsOrder_untilItIsDue() {
        for (int i = 1; i <= 4; i++) {
            int number = i;
            pacer.run(() -> done.add(number));
        }
        assertThat(done).containsExactly(1, 2);

        timer.advance(Duration.ofMillis(500));
        await().until(() -> done.size() == 3);
        timer.advance(Duration.ofMillis(500));
        await().until(() -> done.size() == 4);

        assertThat(done).containsExactly(1, 2, 3, 4);
    }

    @Test
    void lets_nobodyPassThoseThatWait() {
        for (int i = 0; i < 3; i++) {
            pacer.run(() -> done.add(0));
        }

        assertThat(pacer.tryNow()).isFalse();
    }

    @Test
    void limits_refuseWhatEitherRateForbids() {
        RateLimit limits = new RateLimit(pacer, new Pacer(1, timer.now::get, timer), ThrottleAction.REJECT);
        for (int i = 1; i <= 2; i++) {
            int number = i;
            limits.pass(() -> done.add(number), () -> done.add(-number));
        }

        assertThat(done).containsExactly(1, -2);
    }

    /** A timer whose time a test moves. */
    private static final class ManualTimer extends ScheduledThreadPoolExecutor {
        private final AtomicLong now = new AtomicLong();
        private final Queue<Runnable> due = new ArrayDeque<>();

        ManualTimer() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            due.add(task);
            return super.schedule(() -> {}, 0, unit);
        }

        void advance(Duration by) {
            now.addAndGet(by.toNanos());
            Runnable task = due.poll();
            if (task != null) {
                task.run();
            }
        }
    }
}
