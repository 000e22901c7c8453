package io.stonechat.python;

import io.stonechat.host.ScriptPool;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads on which a worker runs plain functions, which may block.
 *
 * <p>Since the interpreter lets one thread at a time compute, one thread works and takes call after call. Only when it is seen
 * to be kept ({@link PythonWatch}) does another one join it. A thread that finds nothing to do for a while ends.
 */
final class PlainLane implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("script");
    private static final long KEEP_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Worker worker;
    private final int most;

    // All guarded by this object's lock.
    private final ArrayDeque<PythonCall> queue = new ArrayDeque<>();
    private int threads;
    private int resting;
    /** How many of those that rest are called to work and have not come yet; they count as working. */
    private int called;

    private long taken;
    private long takenBefore;
    private long ended;
    private long refused;
    private int names;
    private boolean closed;

    PlainLane(Worker worker, int most) {
        this.worker = worker;
        this.most = most;
    }

    synchronized void submit(PythonCall call) {
        if (closed) {
            call.lost();
            return;
        }
        queue.add(call);
        if (threads == resting) {
            oneMore();
        }
    }

    /** Lets one more thread work if those who do are kept while calls wait. */
    synchronized void look() {
        if (!queue.isEmpty() && taken == takenBefore) {
            oneMore();
        }
        takenBefore = taken;
    }

    /** How it is; a call that was refused never got here. */
    synchronized ScriptPool pool() {
        return new ScriptPool(threads, most, (int) (taken - ended), queue.size(), ended, refused);
    }

    /** A call did not get here: too many are under way. */
    synchronized void refuse() {
        refused++;
    }

    synchronized boolean isIdle() {
        return queue.isEmpty() && threads == resting;
    }

    private void oneMore() {
        if (resting > 0) {
            resting--;
            called++;
            notify();
        } else if (threads < most && !closed) {
            threads++;
            names++;
            Thread.ofPlatform()
                    .daemon()
                    .name("stonechat-python-" + worker.number() + "-plain-" + names)
                    .start(this::work);
        }
    }

    private void work() {
        for (var next = take(false); next != null; next = take(true)) {
            run(next);
        }
    }

    private void run(PythonCall call) {
        try {
            worker.context().enter();
            try {
                call.run(worker);
            } finally {
                worker.context().leave();
            }
        } catch (RuntimeException e) {
            LOG.error("a call of a plain function could not be run", e);
        }
        // An interruption was meant for the call that has just ended.
        Thread.interrupted();
    }

    /**
     * The next call; null if this thread is to end.
     *
     * @param after whether a call has just ended on it
     */
    private synchronized @Nullable PythonCall take(boolean after) {
        if (after) {
            ended++;
        }
        while (queue.isEmpty()) {
            if (closed || !isCalled()) {
                threads--;
                return null;
            }
        }
        taken++;
        return queue.poll();
    }

    private boolean isCalled() {
        resting++;
        long until = System.nanoTime() + KEEP_NANOS;
        while (called == 0 && !closed) {
            long left = until - System.nanoTime();
            if (left <= 0) {
                resting--;
                return false;
            }
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException _) {
                // It was meant for a call that has ended.
            }
        }
        called = Math.max(0, called - 1);
        return true;
    }

    @Override
    public synchronized void close() {
        closed = true;
        queue.forEach(PythonCall::lost);
        queue.clear();
        notifyAll();
    }
}
