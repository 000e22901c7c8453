package io.stonechat.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** How a client begins: with the first session that is bound, or with a failure once every connection has failed. */
final class FirstBind {
    private final CompletableFuture<SmppSession> result = new CompletableFuture<>();
    private final AtomicInteger trying;

    FirstBind(int connections) {
        this.trying = new AtomicInteger(connections);
    }

    void bound(SmppSession session) {
        result.complete(session);
    }

    /** Counted whichever connection it was: by the time the number is reached each has had its chance, or some have had two. */
    void failed(BindFailedException why) {
        if (trying.decrementAndGet() <= 0) {
            result.completeExceptionally(why);
        }
    }

    CompletableFuture<SmppSession> result() {
        return result.copy();
    }
}
