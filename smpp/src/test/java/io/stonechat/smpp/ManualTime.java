package io.stonechat.smpp;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A clock and a timer that stand still until a test moves them on. */
final class ManualTime extends ScheduledThreadPoolExecutor implements InstantSource {
    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    ManualTime() {
        super(1);
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        var task = new Task(command, Duration.of(delay, unit.toChronoUnit()));
        tasks.add(task);
        return task;
    }

    /** Moves the clock on and runs what falls due, in order. */
    void advance(Duration by) {
        Instant end = instant().plus(by);
        for (var due = next(end); due != null; due = next(end)) {
            due.run();
        }
    }

    /**
     * Lets the next task come due that was set for no longer than this, if there is one and it is due by the end. So no time
     * passes before what a test waits for is on the clock.
     */
    void passNext(Duration longest, Instant end) {
        nextSetFor(longest)
                .filter(due -> !due.isAfter(end))
                .ifPresent(due -> advance(Duration.between(instant(), due)));
    }

    private synchronized Optional<Instant> nextSetFor(Duration longest) {
        return tasks.stream()
                .filter(task -> !task.isCancelled() && task.delay.compareTo(longest) <= 0)
                .map(task -> task.due)
                .min(Comparator.naturalOrder());
    }

    private synchronized @Nullable Task next(Instant end) {
        var first = tasks.peek();
        if (first == null || first.due.isAfter(end)) {
            now = end;
            return null;
        }
        now = first.due.isAfter(now) ? first.due : now;
        return tasks.poll();
    }

    /** Returns how many tasks wait that were not cancelled. */
    synchronized long waiting() {
        return tasks.stream().filter(task -> !task.isCancelled()).count();
    }

    private final class Task extends FutureTask<@Nullable Void> implements ScheduledFuture<@Nullable Void> {
        private final Duration delay;
        private final Instant due;

        Task(Runnable command, Duration delay) {
            super(command, null);
            this.delay = delay;
            this.due = now.plus(delay);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(Duration.between(instant(), due));
        }

        @Override
        public int compareTo(Delayed other) {
            return due.compareTo(((Task) other).due);
        }
    }
}
