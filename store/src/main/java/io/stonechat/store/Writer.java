package io.stonechat.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The one thread that changes the store: takes all that has been committed meanwhile, and sees to it that memory is bounded. */
final class Writer {

    private static final int AT_ONCE = 1024;
    private static final long WAIT_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

    private final GroupCommit commits;
    private final Overlay overlay;
    private final LogWriter log;
    private final Checkpointer checkpointer;
    private final GroupCommit.Terms terms;
    private final Conveyor<Task> conveyor = new Conveyor<>("store-writer", AT_ONCE, this::run);

    Writer(GroupCommit commits, Overlay overlay, LogWriter log, Checkpointer checkpointer, GroupCommit.Terms terms) {
        this.commits = commits;
        this.overlay = overlay;
        this.log = log;
        this.checkpointer = checkpointer;
        this.terms = terms;
    }

    /** What it is asked to do. */
    private sealed interface Task {

        record Commit(Pending pending) implements Task {}

        record Checkpoint(CompletableFuture<Boolean> done) implements Task {}
    }

    void start() {
        conveyor.start();
    }

    void stop() {
        conveyor.stop();
    }

    void commit(Pending pending) {
        conveyor.put(new Task.Commit(pending));
    }

    /** Completes with whether all that was committed before is kept cold now, and survives a power loss there. */
    CompletableFuture<Boolean> checkpoint() {
        var done = new CompletableFuture<Boolean>();
        conveyor.put(new Task.Checkpoint(done));
        return done;
    }

    private void run(List<Task> tasks) {
        List<Pending> group = new ArrayList<>(tasks.size());
        for (Task task : tasks) {
            switch (task) {
                case Task.Commit(var pending) -> group.add(pending);
                case Task.Checkpoint(var done) -> {
                    store(group);
                    group.clear();
                    checkpoint(done);
                }
            }
        }
        store(group);
    }

    private void store(List<Pending> group) {
        if (!group.isEmpty()) {
            makeRoom();
            commits.store(group);
        }
    }

    /** A large generation is frozen; while the one before it is still being written, callers wait. */
    private void makeRoom() {
        if (commits.isLarge(1) && !isHopeless()) {
            awaitWritten();
            if (!overlay.isFrozen()) {
                checkpointer.write(overlay.freeze(log.position()));
            }
        }
    }

    /** Returns when no generation is frozen, or none will ever be written. */
    private void awaitWritten() {
        if (!overlay.isFrozen()) {
            return;
        }
        checkpointer.hurry(true);
        while (overlay.isFrozen() && !isHopeless()) {
            LockSupport.parkNanos(WAIT_NANOS);
        }
        checkpointer.hurry(false);
    }

    private void checkpoint(CompletableFuture<Boolean> done) {
        awaitWritten();
        if (isHopeless()) {
            done.complete(false);
            return;
        }
        var _ = checkpointer.writeAndFlush(overlay.freeze(log.position())).thenAccept(done::complete);
    }

    private boolean isHopeless() {
        return terms.trouble().failure() != null || terms.condition().isCheckpointFailing();
    }
}
