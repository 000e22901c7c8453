package io.stonechat.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Waits where the caller would rather wait than be called. */
final class Waiting {
    private Waiting() {}

    /** Waits for a result, and throws what the future fails with itself. */
    static <T> T forResult(CompletableFuture<T> future) {
        Handover.aboutToBlock();
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException why) {
                throw why;
            }
            throw e;
        }
    }
}
