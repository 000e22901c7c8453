package io.stonechat.session;

import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.Receipt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A text that was sent: one result for all of it, with that of each segment. Safe for any number of threads. */
public final class SentText {
    private final TextMessage message;
    private final List<SentSegment> segments;

    SentText(TextMessage message, List<SentSegment> segments) {
        this.message = message;
        this.segments = List.copyOf(segments);
    }

    /** Returns what was sent. */
    public TextMessage message() {
        return message;
    }

    /** Returns its segments in order; at least one. */
    public List<SentSegment> segments() {
        return segments;
    }

    /**
     * Returns what sending all of it ended in: {@link Accepted}, with the id of the first segment, if every segment was; else the
     * outcome of the first segment that was not.
     */
    public Outcome outcome() {
        return segments.stream()
                .map(SentSegment::outcome)
                .filter(outcome -> !(outcome instanceof Accepted))
                .findFirst()
                .orElseGet(() -> segments.getFirst().outcome());
    }

    /** Tells whether every segment was accepted. */
    public boolean isAccepted() {
        return outcome() instanceof Accepted;
    }

    /** Returns the ids that the centre gave the segments it accepted. */
    public List<String> messageIds() {
        return segments.stream()
                .map(SentSegment::messageId)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    /**
     * Returns the future of what its receipts say together. It completes once each segment has its receipt or will have none;
     * fails with {@link NoReceiptException} if a receipt that should have come did not in time, or none was asked for, or
     * no segment was accepted.
     */
    public CompletableFuture<TextReceipt> receipt() {
        var waiting = segments.stream()
                .filter(segment -> !isRefused(segment))
                .map(SentSegment::end)
                .toList();
        if (waiting.isEmpty()) {
            return CompletableFuture.failedFuture(new NoReceiptException("no segment was accepted: " + outcome()));
        }
        return CompletableFuture.allOf(waiting.toArray(CompletableFuture[]::new))
                .thenApply(_ -> together());
    }

    private static boolean isRefused(SentSegment segment) {
        return switch (segment.outcome()) {
            case Rejected _, NotSent _ -> true;
            case Accepted _, Unknown _ -> false;
        };
    }

    private TextReceipt together() {
        var receipts = new ArrayList<Receipt>();
        MessageState state = MessageState.DELIVERED;
        for (var segment : segments) {
            var end = isRefused(segment) ? null : segment.end().join();
            if (end != null) {
                receipts.add(end.receipt());
            }
            if (state == MessageState.DELIVERED) {
                state = end == null ? MessageState.REJECTED : end.state();
            }
        }
        return new TextReceipt(state, receipts);
    }

    /**
     * Waits for what its receipts say together.
     *
     * @throws NoReceiptException if they do not come within that time, or will not come at all
     */
    public TextReceipt awaitReceipt(Duration atMost) {
        return await(receipt(), atMost);
    }

    static <T> T await(CompletableFuture<T> receipt, Duration atMost) {
        Handover.aboutToBlock();
        try {
            var come = receipt.<@Nullable T>thenApply(all -> all)
                    .completeOnTimeout(null, atMost.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
            if (come == null) {
                throw new NoReceiptException("no receipt within " + atMost.toMillis() + " ms");
            }
            return come;
        } catch (CompletionException e) {
            if (e.getCause() instanceof NoReceiptException why) {
                throw why;
            }
            throw e;
        }
    }
}
