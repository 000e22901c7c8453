package io.stonechat.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A thread that takes all that is there at once, and sleeps when nothing is. Putting something there never waits. */
final class Conveyor<T> {

    private final Queue<T> queue = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private final int most;
    private final Consumer<List<T>> work;
    private volatile boolean sleeps;
    private volatile boolean stopped;

    /** Makes one, not yet running, that takes at most so many at once. */
    Conveyor(String name, int most, Consumer<List<T>> work) {
        this.most = most;
        this.work = work;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    void put(T item) {
        queue.add(item);
        if (sleeps) {
            LockSupport.unpark(thread);
        }
    }

    boolean isStopped() {
        return stopped;
    }

    /** Takes what is there already, then ends; returns when it has. */
    void stop() {
        stopped = true;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        List<T> taken = take();
        while (!taken.isEmpty()) {
            work.accept(taken);
            taken = take();
        }
    }

    /** Waits for something; empty when the conveyor is stopped and everything has been taken. */
    private List<T> take() {
        List<T> taken = new ArrayList<>();
        T next = await();
        while (next != null) {
            taken.add(next);
            next = taken.size() < most ? queue.poll() : null;
        }
        return taken;
    }

    private @Nullable T await() {
        T next = queue.poll();
        while (next == null && !stopped) {
            sleeps = true;
            next = queue.poll();
            if (next == null && !stopped) {
                LockSupport.park(this);
            }
            sleeps = false;
            next = next == null ? queue.poll() : next;
        }
        return next == null ? queue.poll() : next;
    }
}
