package io.stonechat.session;

import io.stonechat.protocol.Response;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Waits where the caller would rather wait than be called. */
final class Waiting {
    private Waiting() {}

    static Response forResponse(CompletableFuture<Response> future) {
        Handover.aboutToBlock();
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof SendException why) {
                throw why;
            }
            throw e;
        }
    }
}
