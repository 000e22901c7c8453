package io.stonechat.python;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A clock, a timer and a worker in one, that stand still until they are advanced: then what is due runs in order, on the
 * thread that advances them. Days pass in milliseconds.
 *
 * <p>The same as in other rooms, whose tests this one cannot use: a package is in one module only.
 */
final class VirtualTime extends AbstractExecutorService implements ScheduledExecutorService, InstantSource {

    private final Queue<Runnable> ready = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Timer<?>> timers = new PriorityQueue<>(
            Comparator.<Timer<?>, Instant>comparing(timer -> timer.at).thenComparingLong(timer -> timer.number));
    private volatile Instant now;
    private volatile Duration jumped = Duration.ZERO;
    private long numbers;

    /** A time that begins at this instant. */
    VirtualTime(Instant start) {
        now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** A clock that never jumps. */
    long nanos() {
        Duration passed = Duration.between(Instant.EPOCH, now.minus(jumped));
        return passed.toSeconds() * 1_000_000_000 + passed.toNanosPart();
    }

    /** Sets the wall clock, and only that, forward or back. */
    synchronized void jump(Duration by) {
        List<Timer<?>> waiting = List.copyOf(timers);
        timers.clear();
        now = now.plus(by);
        jumped = jumped.plus(by);
        waiting.forEach(timer -> timer.at = timer.at.plus(by));
        timers.addAll(waiting);
    }

    /** Runs what is ready, and what that makes ready, without any time passing. */
    void settle() {
        for (Runnable task = ready.poll(); task != null; task = ready.poll()) {
            task.run();
        }
    }

    /** Lets this much time pass: everything that becomes due runs at its time, in order. */
    void advance(Duration duration) {
        Instant end = now.plus(duration);
        settle();
        for (Timer<?> timer = due(end); timer != null; timer = due(end)) {
            now = timer.at.isAfter(now) ? timer.at : now;
            timer.run();
            settle();
        }
        now = end;
    }

    private synchronized @Nullable Timer<?> due(Instant end) {
        Timer<?> next = timers.peek();
        return next != null && !next.at.isAfter(end) ? timers.poll() : null;
    }

    @Override
    public void execute(Runnable task) {
        ready.add(task);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        return add(Executors.callable(task), delay, 0, unit);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
        return add(task, delay, 0, unit);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, long first, long period, TimeUnit unit) {
        return add(Executors.callable(task), first, period, unit);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long first, long delay, TimeUnit unit) {
        return add(Executors.callable(task), first, delay, unit);
    }

    private synchronized <V> Timer<V> add(Callable<V> task, long delay, long period, TimeUnit unit) {
        Timer<V> timer = new Timer<>(task, now.plusNanos(unit.toNanos(delay)), Duration.ofNanos(unit.toNanos(period)));
        timers.add(timer);
        return timer;
    }

    private synchronized void again(Timer<?> timer) {
        timer.at = timer.at.plus(timer.period);
        timers.add(timer);
    }

    private synchronized void remove(Timer<?> timer) {
        timers.remove(timer);
    }

    @Override
    public void shutdown() {
        timers.clear();
    }

    @Override
    public List<Runnable> shutdownNow() {
        shutdown();
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return true;
    }

    private final class Timer<V> extends FutureTask<V> implements ScheduledFuture<V> {

        private final Duration period;
        private final long number = numbers++;
        private Instant at;

        Timer(Callable<V> task, Instant at, Duration period) {
            super(task);
            this.at = at;
            this.period = period;
        }

        @Override
        public void run() {
            if (period.isZero()) {
                super.run();
            } else if (runAndReset()) {
                again(this);
            }
        }

        @Override
        public boolean cancel(boolean interrupt) {
            remove(this);
            return super.cancel(interrupt);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(Duration.between(now, at));
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }
}
