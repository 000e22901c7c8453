package io.stonechat.store;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Waits for the disk, once for all that came meanwhile, and then tells those who wait that what they stored is durable. */
final class Syncer {

    private static final int AT_ONCE = 1 << 16;

    private final LogWriter log;
    private final Overlay overlay;
    private final Answers answers;
    private final Trouble trouble;
    private final Gauges gauges;
    private final Conveyor<Waiting> conveyor = new Conveyor<>("store-sync", AT_ONCE, this::sync);

    Syncer(LogWriter log, Overlay overlay, Answers answers, Trouble trouble, Gauges gauges) {
        this.log = log;
        this.overlay = overlay;
        this.answers = answers;
        this.trouble = trouble;
        this.gauges = gauges;
    }

    /** What waits for the disk. */
    private sealed interface Waiting {

        record Stored(Pending pending, List<Generation.Entry> hidden) implements Waiting {}

        record Asked(CompletableFuture<Boolean> done) implements Waiting {}
    }

    void start() {
        conveyor.start();
    }

    void stop() {
        conveyor.stop();
    }

    /** Tells that the batch is stored once what is written by now is durable, and shows what is hidden of it. */
    void await(Pending pending, List<Generation.Entry> hidden) {
        conveyor.put(new Waiting.Stored(pending, hidden));
    }

    /** Completes when what is written by now is durable, with whether it is. */
    CompletableFuture<Boolean> await() {
        var done = new CompletableFuture<Boolean>();
        conveyor.put(new Waiting.Asked(done));
        return done;
    }

    private void sync(List<Waiting> waiting) {
        StoreException failure = trouble.failure();
        if (failure == null) {
            failure = force();
        }
        if (failure == null) {
            reveal(waiting);
        }
        for (Waiting one : waiting) {
            tell(one, failure);
        }
    }

    private @Nullable StoreException force() {
        long begun = System.nanoTime();
        try {
            if (log.force()) {
                gauges.synced(System.nanoTime() - begun);
            }
            return null;
        } catch (IOException | StoreException cause) {
            return trouble.fail("The disk did not keep what was written", cause);
        }
    }

    private void reveal(List<Waiting> waiting) {
        overlay.together(() -> {
            for (Waiting one : waiting) {
                if (one instanceof Waiting.Stored(var _, var hidden)) {
                    overlay.reveal(hidden);
                }
            }
        });
    }

    private void tell(Waiting waiting, @Nullable StoreException failure) {
        switch (waiting) {
            case Waiting.Asked(var done) -> done.complete(failure == null);
            case Waiting.Stored(var pending, var _) -> {
                if (failure == null) {
                    answers.give(pending, new CommitResult.Committed());
                } else {
                    answers.fail(pending, failure);
                }
            }
        }
    }
}
