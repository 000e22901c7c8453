package io.stonechat.app;

import io.stonechat.protocol.Receipt;
import io.stonechat.session.Accepted;
import io.stonechat.session.Outcome;
import io.stonechat.session.SmppSession;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A segment that was sent, and what comes of it. Safe for any thread. */
final class Sent {

    private final Outgoing message;
    private final long sentAt = System.nanoTime();
    private final CompletableFuture<Outcome> outcome;
    private final CompletableFuture<Receipt> receipt = new CompletableFuture<>();
    private volatile Duration answeredAfter = Duration.ZERO;
    private volatile Duration receiptAfter = Duration.ZERO;
    private volatile CompletableFuture<?> told = receipt;

    /** Sends the segment. */
    Sent(Outgoing message, SmppSession session) {
        this.message = message;
        this.outcome = session.submit(message.request()).thenApply(answer -> {
            answeredAfter = sinceSent();
            return answer;
        });
    }

    Outgoing message() {
        return message;
    }

    CompletableFuture<Outcome> outcome() {
        return outcome;
    }

    CompletableFuture<Receipt> receipt() {
        return receipt;
    }

    /** Does this when the receipt has come. */
    void onReceipt(Runnable action) {
        told = receipt.thenRun(action);
    }

    /** Completes when what was to be done with the receipt is done: who waits for it alone may end before. */
    CompletableFuture<?> told() {
        return told;
    }

    Duration answeredAfter() {
        return answeredAfter;
    }

    Duration receiptAfter() {
        return receiptAfter;
    }

    boolean isAccepted() {
        return outcome.getNow(null) instanceof Accepted;
    }

    void receipted(Receipt arrived) {
        receiptAfter = sinceSent();
        receipt.complete(arrived);
    }

    private Duration sinceSent() {
        return Duration.ofNanos(System.nanoTime() - sentAt);
    }
}
