package io.stonechat.delivery;

import io.stonechat.store.Batch;
import io.stonechat.store.CommitResult;
import io.stonechat.store.MessageStore;
import io.stonechat.store.StoreException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** A store that does what it is asked a little later, and in bad phases does not. */
final class TroubledStore {

    /** How it feels. */
    enum Phase {
        WORKS,
        FULL,
        FAILS,
        /** It works, and answers at once: somebody waits. */
        PROMPT
    }

    private final MessageStore store;
    private final Executor later;
    private Phase phase = Phase.WORKS;

    TroubledStore(MessageStore store, Executor later) {
        this.store = store;
        this.later = later;
    }

    void enter(Phase next) {
        phase = next;
    }

    /** The store as delivery sees it: all but commits goes straight through. */
    MessageStore asStore() {
        return (MessageStore) Proxy.newProxyInstance(
                MessageStore.class.getClassLoader(), new Class<?>[] {MessageStore.class}, (_, method, arguments) -> {
                    if (method.getName().equals("commit")) {
                        return commit((Batch) arguments[0]);
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getTargetException();
                    }
                });
    }

    private CompletionStage<CommitResult> commit(Batch batch) {
        var done = new CompletableFuture<CommitResult>();
        if (phase == Phase.PROMPT) {
            commit(batch, done);
        } else {
            later.execute(() -> commit(batch, done));
        }
        return done;
    }

    private void commit(Batch batch, CompletableFuture<CommitResult> done) {
        switch (phase) {
            case WORKS, PROMPT -> pass(batch, done);
            case FULL -> done.complete(new CommitResult.Full("the disk is full"));
            case FAILS -> done.completeExceptionally(new StoreException("fsync failed"));
        }
    }

    private void pass(Batch batch, CompletableFuture<CommitResult> done) {
        var _ = store.commit(batch).whenComplete((result, failure) -> {
            if (failure == null) {
                done.complete(result);
            } else {
                done.completeExceptionally(failure);
            }
        });
    }
}
