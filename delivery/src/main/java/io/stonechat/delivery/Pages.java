package io.stonechat.delivery;

import io.stonechat.store.StoredMessage;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Goes through what a query finds, page after page, as long as pages are full and change; one page at a time, each as a
 * task of its own, so that even millions hold up nobody.
 */
final class Pages {

    static final int SIZE = 256;

    private final Executor workers;

    Pages(Executor workers) {
        this.workers = workers;
    }

    /**
     * Goes through them.
     *
     * @param query the next page: what was changed is not found again
     * @param change changes a page; completes with whether that left nothing of it to be found again
     */
    CompletionStage<Void> each(
            Supplier<List<StoredMessage>> query, Function<List<StoredMessage>, CompletionStage<Boolean>> change) {
        var done = new CompletableFuture<Void>();
        next(query, change, done);
        return done;
    }

    private void next(
            Supplier<List<StoredMessage>> query,
            Function<List<StoredMessage>, CompletionStage<Boolean>> change,
            CompletableFuture<Void> done) {
        try {
            List<StoredMessage> page = query.get();
            if (page.isEmpty()) {
                done.complete(null);
                return;
            }
            change.apply(page).whenComplete((changed, failure) -> {
                if (failure != null) {
                    done.completeExceptionally(failure);
                } else if (changed && page.size() >= SIZE) {
                    workers.execute(() -> next(query, change, done));
                } else {
                    done.complete(null);
                }
            });
        } catch (RuntimeException failure) {
            done.completeExceptionally(failure);
        }
    }
}
