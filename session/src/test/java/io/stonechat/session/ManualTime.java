package io.stonechat.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
    private long scheduled;
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
        var task = new Task(command, now.plus(Duration.of(delay, unit.toChronoUnit())));
        tasks.add(task);
        scheduled++;
        return task;
    }

    /** Moves the clock on and runs what falls due, in order. */
    void advance(Duration by) {
        Instant end = instant().plus(by);
        for (var due = next(end); due != null; due = next(end)) {
            due.run();
        }
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

    /** Returns how many tasks there ever were. */
    synchronized long scheduled() {
        return scheduled;
    }

    private final class Task extends FutureTask<@Nullable Void> implements ScheduledFuture<@Nullable Void> {
        private final Instant due;

        Task(Runnable command, Instant due) {
            super(command, null);
            this.due = due;
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
