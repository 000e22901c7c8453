package io.stonechat.store;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Writes frozen generations cold, and gives up the log they came from. */
final class Checkpointer {

    private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LINGER_STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final ColdRecords cold;
    private final Overlay overlay;
    private final LogWriter log;
    private final Syncer syncer;
    private final Condition condition;
    private final Gauges gauges;
    private final StoreOptions.MemoryUse memory;
    private final Conveyor<Job> conveyor = new Conveyor<>("store-checkpoint", 1, this::run);
    private volatile boolean lastTry;
    private volatile boolean hurried;
    private long flushed;

    Checkpointer(Parts parts, Condition condition, StoreOptions.MemoryUse memory) {
        this.cold = parts.cold();
        this.overlay = parts.overlay();
        this.log = parts.log();
        this.syncer = parts.syncer();
        this.gauges = parts.gauges();
        this.condition = condition;
        this.memory = memory;
        this.flushed = cold.state().position();
    }

    /** What a checkpointer works with. */
    record Parts(ColdRecords cold, Overlay overlay, LogWriter log, Syncer syncer, Gauges gauges) {}

    /** What it is to do: write this generation, keep it through a power loss too if asked, and say so. */
    private record Job(Generation frozen, boolean flush, CompletableFuture<Boolean> done) {}

    void start() {
        conveyor.start();
    }

    /** From now on what fails is not tried again: the log still has it. */
    void tryOnce() {
        lastTry = true;
    }

    /** Ends when all that was frozen is written, or cannot be. */
    void stop() {
        conveyor.stop();
    }

    /** Writes a generation in time. */
    void write(Generation frozen) {
        conveyor.put(new Job(frozen, false, new CompletableFuture<>()));
    }

    /** Writes a generation and flushes; completes with whether that was done. */
    CompletableFuture<Boolean> writeAndFlush(Generation frozen) {
        var done = new CompletableFuture<Boolean>();
        conveyor.put(new Job(frozen, true, done));
        return done;
    }

    private void run(List<Job> jobs) {
        for (Job job : jobs) {
            if (!job.flush()) {
                linger();
                overlay.carry(job.frozen());
            }
            // Behind that: what was carried must be durable in the log before this generation is in what is kept cold.
            job.done().complete(syncer.await().join() && finish(job));
            log.prepare();
        }
    }

    /**
     * Waits while there is time: what changes again meanwhile need not be written now, and most of what has not ended
     * changes soon.
     */
    private void linger() {
        long end = System.nanoTime() + LINGER_NANOS;
        while (!isFilling() && !hurried && !lastTry && !conveyor.isStopped() && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(LINGER_STEP_NANOS);
        }
    }

    /** Whether the active generation has come half way to being frozen itself. */
    private boolean isFilling() {
        return overlay.size() >= memory.changedMessages() / 2
                || overlay.length(log.position()) >= memory.segmentBytes() / 2;
    }

    /** Somebody waits for what is frozen to be written, or does no longer. */
    void hurry(boolean waits) {
        hurried = waits;
    }

    private boolean finish(Job job) {
        long begun = System.nanoTime();
        boolean written = attempt(job);
        while (!written && !lastTry && !conveyor.isStopped()) {
            LockSupport.parkNanos(RETRY_NANOS);
            written = attempt(job);
        }
        gauges.checkpointed(System.nanoTime() - begun);
        return written;
    }

    private boolean attempt(Job job) {
        try {
            if (overlay.isFrozen()) {
                cold.write(job.frozen());
                overlay.drop(job.frozen());
            }
            flush(job);
            condition.checkpointSucceeded();
            return true;
        } catch (StoreException | IOException failure) {
            condition.checkpointFailed(
                    failure instanceof StoreException known
                            ? known
                            : new StoreException("the log cannot be given up: " + failure.getMessage(), failure));
            return false;
        }
    }

    private void flush(Job job) throws IOException {
        long end = job.frozen().end();
        if (job.flush() || end - flushed > memory.replayBytes()) {
            cold.database().flush();
            flushed = end;
            log.release(end);
        }
    }
}
