package io.stonechat.store;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells callers what came of their batches, in order, on a thread of its own: what they do then holds up no disk. */
final class Answers {

    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    private static final int AT_ONCE = 4096;

    private final Conveyor<Runnable> conveyor =
            new Conveyor<>("store-answers", AT_ONCE, answers -> answers.forEach(Answers::run));

    void start() {
        conveyor.start();
    }

    void stop() {
        conveyor.stop();
    }

    void give(Pending pending, CommitResult result) {
        conveyor.put(() -> pending.done().complete(result));
    }

    void fail(Pending pending, StoreException failure) {
        conveyor.put(() -> pending.done().completeExceptionally(failure));
    }

    private static void run(Runnable answer) {
        try {
            answer.run();
        } catch (RuntimeException failure) {
            LOG.error("A caller failed at being told what came of its batch.", failure);
        }
    }
}
