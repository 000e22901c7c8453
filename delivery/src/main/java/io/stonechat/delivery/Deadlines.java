package io.stonechat.delivery;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What is to be done in time, all with about the same patience: a queue with one timer, since nearly everything is done long
 * before. Where patience became shorter meanwhile, what came before it keeps it waiting. Thread-safe.
 */
final class Deadlines {

    private final DeliveryTime time;
    private final Queue<Deadline> pending = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean armed = new AtomicBoolean();

    Deadlines(DeliveryTime time) {
        this.time = time;
    }

    /** One of them. */
    final class Deadline {

        private final long at;
        private final Runnable missed;
        private final AtomicBoolean over = new AtomicBoolean();

        private Deadline(long at, Runnable missed) {
            this.at = at;
            this.missed = missed;
        }

        /** It is done: what would have happened otherwise does not, unless it has already. */
        void met() {
            over.set(true);
            Deadline head = pending.peek();
            while (head != null && head.over.get()) {
                pending.remove(head);
                head = pending.peek();
            }
        }

        private void missed() {
            if (over.compareAndSet(false, true)) {
                missed.run();
            }
        }
    }

    /** Begins to wait; if it is not {@linkplain Deadline#met met} in time, {@code missed} runs on the timer. */
    Deadline begin(long patienceNanos, Runnable missed) {
        var deadline = new Deadline(time.nanos().getAsLong() + patienceNanos, missed);
        pending.add(deadline);
        if (armed.compareAndSet(false, true)) {
            arm(patienceNanos);
        }
        return deadline;
    }

    private void arm(long nanos) {
        var _ = time.timer().schedule(this::look, Math.max(1, nanos), TimeUnit.NANOSECONDS);
    }

    private void look() {
        Deadline head = pending.peek();
        while (head != null) {
            long left = head.at - time.nanos().getAsLong();
            if (left > 0 && !head.over.get()) {
                arm(left);
                return;
            }
            pending.remove(head);
            head.missed();
            head = pending.peek();
        }
        armed.set(false);
        Deadline late = pending.peek();
        if (late != null && armed.compareAndSet(false, true)) {
            arm(late.at - time.nanos().getAsLong());
        }
    }
}
