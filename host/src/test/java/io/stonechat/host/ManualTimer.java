package io.stonechat.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An executor whose time passes when it is told to. */
final class ManualTimer extends ScheduledThreadPoolExecutor {

    private final List<Task> tasks = new ArrayList<>();
    private long now;

    ManualTimer() {
        super(1);
    }

    @Override
    public synchronized ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        var task = new Task(command, now + unit.toNanos(delay));
        tasks.add(task);
        return task;
    }

    /** Lets time pass, and runs what falls due in its order. */
    void advance(Duration by) {
        long end = time() + by.toNanos();
        for (var due = next(end); due.isPresent(); due = next(end)) {
            due.get().run();
        }
    }

    private synchronized long time() {
        return now;
    }

    private synchronized Optional<Task> next(long end) {
        var due = tasks.stream().filter(task -> task.due <= end).min(Comparator.comparingLong(task -> task.due));
        now = due.map(task -> task.due).orElse(end);
        due.ifPresent(tasks::remove);
        return due;
    }

    private final class Task extends FutureTask<@Nullable Void> implements ScheduledFuture<@Nullable Void> {

        private final long due;

        Task(Runnable command, long due) {
            super(command, null);
            this.due = due;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(Duration.ofNanos(due - time()));
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }
}
