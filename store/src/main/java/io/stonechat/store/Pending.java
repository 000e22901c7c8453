package io.stonechat.store;

import java.util.concurrent.CompletableFuture;

/** A batch that waits to be stored, and whoever waits for what comes of it. */
record Pending(Batch batch, CompletableFuture<CommitResult> done) {

    Pending(Batch batch) {
        this(batch, new CompletableFuture<>());
    }
}
