package io.stonechat.session;

import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.Receipt;
import io.stonechat.protocol.Segment;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One segment of a text that was sent: what its submit ended in, and its receipt. Safe for any number of threads. */
public final class SentSegment {
    private final TextMessage message;
    private final Segment segment;
    private final CompletableFuture<FinalReceipt> receipt = new CompletableFuture<>();
    private volatile Outcome outcome = new NotSent("not sent yet");
    private boolean late;

    /** The receipt that told the end, and the state it stands for. */
    record FinalReceipt(Receipt receipt, MessageState state) {}

    SentSegment(TextMessage message, Segment segment) {
        this.message = message;
        this.segment = segment;
    }

    /** Returns the segment. */
    public Segment segment() {
        return segment;
    }

    /**
     * Returns what its submit ended in. An outcome that is unknown because the response timer ran out becomes what the response
     * says if that comes late after all; no other outcome changes.
     */
    public Outcome outcome() {
        return outcome;
    }

    /** Returns the id that the centre gave it, or null if it was not accepted or none was given. */
    public @Nullable String messageId() {
        return outcome instanceof Accepted(var id) && !id.isEmpty() ? id : null;
    }

    /** Returns the future of the receipt that tells its end; fails with {@link NoReceiptException} if none will come. */
    public CompletableFuture<Receipt> receipt() {
        return receipt.thenApply(FinalReceipt::receipt);
    }

    /**
     * Waits for the receipt that tells its end.
     *
     * @throws NoReceiptException if it does not come within that time, or will not come at all
     */
    public Receipt awaitReceipt(Duration atMost) {
        return SentText.await(receipt(), atMost);
    }

    TextMessage message() {
        return message;
    }

    synchronized void ended(Outcome how) {
        if (!late) {
            outcome = how;
        }
    }

    /** What a late response says counts, whichever of the two is told first. */
    synchronized void endedLate(Outcome how) {
        late = true;
        outcome = how;
    }

    CompletableFuture<FinalReceipt> end() {
        return receipt;
    }
}
