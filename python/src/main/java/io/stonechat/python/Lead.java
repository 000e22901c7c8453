package io.stonechat.python;

import java.util.concurrent.locks.LockSupport;

/**
 * A thread that leads a worker: takes what is in its inbox, and turns its event loop.
 *
 * <p>It rests outside the context, so that whatever needs all threads of the context at a safe point does not wait for it.
 */
final class Lead implements Runnable {

    /** How much of the inbox is taken between two turns of the event loop. */
    private static final int BATCH = 64;

    private final Worker worker;
    private final Thread thread;

    /** Counts what it has done; one and the same number twice, while it does not rest: something keeps it. */
    private volatile long step;

    /** The same, known to this thread only. */
    private long steps;

    private volatile boolean resting;

    private final Runnable next = this::next;

    Lead(Worker worker, String name) {
        this.worker = worker;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this);
    }

    Thread thread() {
        return thread;
    }

    void start() {
        thread.start();
    }

    /** There is something to do. */
    void wake() {
        if (resting) {
            resting = false;
            LockSupport.unpark(thread);
        }
    }

    boolean isResting() {
        return resting;
    }

    /** Whether its thread waits for something; otherwise it computes, or waits for a processor. */
    boolean isParked() {
        return switch (thread.getState()) {
            case WAITING, TIMED_WAITING, BLOCKED -> true;
            case NEW, RUNNABLE, TERMINATED -> false;
        };
    }

    /** Counts what it has begun: one thing after another, and never two at once. */
    long step() {
        return step;
    }

    private void next() {
        step = ++steps;
    }

    @Override
    public void run() {
        worker.begin(this);
        while (worker.isLedBy(this)) {
            if (worker.hasWork()) {
                work();
            } else {
                rest();
            }
        }
        worker.ended(this);
    }

    private void rest() {
        resting = true;
        if (!worker.hasWork() && worker.isLedBy(this)) {
            LockSupport.park(this);
        }
        resting = false;
    }

    private void work() {
        worker.context().enter();
        try {
            boolean more = true;
            while (more && worker.isLedBy(this)) {
                more = batch();
                more |= turn();
            }
        } finally {
            worker.context().leave();
        }
        // An interruption was meant for a call that has ended; it would keep this thread from resting.
        Thread.interrupted();
    }

    private boolean batch() {
        for (int taken = 0; taken < BATCH && worker.isLedBy(this); taken++) {
            next();
            var work = worker.take();
            if (work == null) {
                return false;
            }
            worker.run(work);
        }
        return true;
    }

    private boolean turn() {
        if (!worker.isLedBy(this)) {
            return false;
        }
        next();
        return worker.turn(next);
    }
}
