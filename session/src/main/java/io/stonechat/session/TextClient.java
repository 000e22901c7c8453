package io.stonechat.session;

import io.stonechat.protocol.MessageIdForm;
import io.stonechat.protocol.Receipt;
import io.stonechat.protocol.References;
import io.stonechat.protocol.SubmitSm;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An ESME for texts: they go out in the alphabet and the segments they need, one result tells what became of all of it, and
 * receipts find their texts by id, whichever connection they come by, before or after a reconnect, also before their own
 * response. Binds and stays bound as {@link SmppClient} does. All methods may be called from any thread.
 *
 * <pre>{@code
 * var centre = ClientConfig.builder().host("smsc.example.com").systemId("acme").password("secret").build();
 * try (var client = TextClient.connect(centre)) {
 *     var sent = client.send("Stonechat", "+41791234567", "Hello");
 *     System.out.println(sent.outcome());
 *     System.out.println(sent.awaitReceipt(Duration.ofMinutes(1)).state());
 * }
 * }</pre>
 */
public final class TextClient implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TextClient.class);
    private static final int REMEMBERED_DESTINATIONS = 100_000;
    private static final Duration TICK = Duration.ofSeconds(1);

    private final LinkConfig link;
    private final ReceiptBook book;
    private final SmppClient client;
    private volatile @Nullable Future<?> ticking;
    private volatile boolean closed;
    private final References references = new References(
            REMEMBERED_DESTINATIONS, () -> RandomGenerator.getDefault().nextInt(1 << 16));

    private TextClient(ClientConfig config, Builder settings) {
        this.link = config.link();
        this.book = new ReceiptBook(
                new ReceiptIds(settings.responseIds, settings.receiptIds),
                new ReceiptBook.Limits(
                        settings.mostReceipts,
                        settings.receiptWait.toMillis(),
                        link.responseTimer().plus(link.lateResponseGrace()).toMillis()),
                settings.unmatched);
        var inbox = new TextInbox(book, link, settings.incoming, settings.unmatched);
        this.client = SmppClient.start(config, ClientHandler.of(inbox));
        scheduleTick();
    }

    private void scheduleTick() {
        try {
            // What is given up completes futures, and so may run code of others: not on the timer's thread.
            Runnable tick = () -> Thread.startVirtualThread(this::tick);
            ticking = link.timer().schedule(tick, TICK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException _) {
            LOG.debug("the timer was shut down: receipts are not given up any more");
        }
    }

    private void tick() {
        if (!closed) {
            book.expire(link.clock().millis());
            scheduleTick();
        }
    }

    /**
     * Binds, and returns once one of the connections is bound.
     *
     * @throws BindFailedException once each connection has been tried in vain
     */
    public static TextClient connect(ClientConfig config) {
        return builder(config).connect();
    }

    /**
     * Binds as {@link #connect} does. Returns at once.
     *
     * @return completes once one of the connections is bound; fails with {@link BindFailedException}
     */
    public static CompletableFuture<TextClient> connectAsync(ClientConfig config) {
        return builder(config).connectAsync();
    }

    /** Returns a builder for a client that takes texts, too, or knows more of its centre. */
    public static Builder builder(ClientConfig config) {
        return new Builder(config);
    }

    /** Returns the binds below: their state, and everything that is not text. */
    public SmppClient client() {
        return client;
    }

    /**
     * Sends a text and waits until the outcome of each segment is known.
     *
     * @param source a number or a name
     * @param destination a number
     * @throws IllegalArgumentException if there would be more than 255 segments
     */
    public SentText send(String source, String destination, String text) {
        return send(TextMessage.of(source, destination, text));
    }

    /** Sends a text and waits until the outcome of each segment is known. */
    public SentText send(TextMessage message) {
        return Waiting.forResult(sendAsync(message));
    }

    /**
     * Sends a text. Waits for nothing but places in the window.
     *
     * @param source a number or a name
     * @param destination a number
     * @return completes once the outcome of each segment is known; never fails
     * @throws IllegalArgumentException if there would be more than 255 segments
     */
    public CompletableFuture<SentText> sendAsync(String source, String destination, String text) {
        return sendAsync(TextMessage.of(source, destination, text));
    }

    /**
     * Sends a text. Waits for nothing but places in the window.
     *
     * @return completes once the outcome of each segment is known; never fails
     * @throws IllegalArgumentException if the alphabet lacks a character or there would be more than 255 segments
     */
    public CompletableFuture<SentText> sendAsync(TextMessage message) {
        var segments = message.segments(references.next(message.destination())).stream()
                .map(segment -> new SentSegment(message, segment))
                .toList();
        var outcomes = segments.stream().map(this::send).toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(outcomes).thenApply(_ -> new SentText(message, segments));
    }

    private CompletableFuture<Outcome> send(SentSegment slot) {
        var pdu = slot.message().submit(slot.segment());
        book.sending();
        return submit(pdu, slot)
                .thenCompose(outcome -> isWorthAnother(outcome) ? submit(pdu, slot) : done(outcome))
                .thenApply(outcome -> {
                    slot.ended(outcome);
                    book.sent(slot, link.clock().millis());
                    return outcome;
                });
    }

    /** What was not sent because its connection ended just then can go by another. */
    private boolean isWorthAnother(Outcome outcome) {
        return outcome instanceof NotSent(var _, var unencodable)
                && !unencodable
                && client.connections().size() > 1
                && client.session().isPresent();
    }

    private static CompletableFuture<Outcome> done(Outcome outcome) {
        return CompletableFuture.completedFuture(outcome);
    }

    private CompletableFuture<Outcome> submit(SubmitSm pdu, SentSegment slot) {
        return client.send(pdu, response -> late(slot, Outcome.of(response)))
                .handle((response, failure) -> failure == null ? Outcome.of(response) : Outcome.of(failure));
    }

    private void late(SentSegment slot, Outcome outcome) {
        slot.endedLate(outcome);
        if (outcome instanceof Accepted(var id)) {
            book.late(slot, id, link.clock().millis());
        } else {
            slot.end().completeExceptionally(new NoReceiptException("the submit ended late in " + outcome));
        }
    }

    /** Returns how many messages wait for their receipts, or had them and are still remembered. */
    public int remembered() {
        return book.size();
    }

    /**
     * Unbinds and stops. Receipts that have not come will not: their futures fail. Returns at once.
     *
     * @return completes when all is closed
     */
    public CompletableFuture<Void> closeAsync() {
        closed = true;
        var tick = ticking;
        if (tick != null) {
            tick.cancel(false);
        }
        return client.closeAsync().whenComplete((_, _) -> book.close("the client was closed"));
    }

    /** Unbinds and stops, and returns when that is done. Receipts that have not come will not: their futures fail. */
    @Override
    public void close() {
        var ended = closeAsync();
        Handover.aboutToBlock();
        ended.join();
    }

    /** Makes a {@link TextClient}. */
    public static final class Builder {
        private final ClientConfig config;
        private @Nullable MessageIdForm responseIds;
        private @Nullable MessageIdForm receiptIds;
        private Duration receiptWait = Duration.ofDays(2);
        private int mostReceipts = 100_000;
        private @Nullable Consumer<IncomingText> incoming;
        private Consumer<Receipt> unmatched =
                receipt -> LOG.warn("a receipt came that belongs to no message of ours: id {}", receipt.id());

        private Builder(ClientConfig config) {
            this.config = config;
        }

        /**
         * Says how the centre writes message ids in responses and in receipts. Unless told, both are found out: ids are equal as
         * text, or, if the destination is the same too, as numbers, in whichever of the two forms.
         */
        public Builder messageIds(MessageIdForm inResponses, MessageIdForm inReceipts) {
            this.responseIds = inResponses;
            this.receiptIds = inReceipts;
            return this;
        }

        /** Sets how long receipts are waited for, 48 hours unless told otherwise. */
        public Builder receiptWait(Duration wait) {
            this.receiptWait = wait;
            return this;
        }

        /** Sets of how many messages receipts are waited for at most, 100,000 unless told otherwise; beyond, the oldest is given up. */
        public Builder mostReceipts(int messages) {
            if (messages < 1) {
                throw new IllegalArgumentException("mostReceipts: " + messages + " (expected: at least 1)");
            }
            this.mostReceipts = messages;
            return this;
        }

        /**
         * Says who takes texts that come; without one they are answered ESME_RX_P_APPN. It may block. What it was given is
         * answered ESME_ROK once it returns, ESME_RX_T_APPN if it throws, so that the centre brings it again.
         */
        public Builder incoming(Consumer<IncomingText> consumer) {
            this.incoming = consumer;
            return this;
        }

        /** Says who hears of receipts that belong to no message of ours; without one they are logged. They are answered ESME_ROK. */
        public Builder unmatchedReceipts(Consumer<Receipt> consumer) {
            this.unmatched = consumer;
            return this;
        }

        /** Starts binding, and returns at once. */
        public TextClient start() {
            return new TextClient(config, this);
        }

        /**
         * Binds. Returns at once.
         *
         * @return completes once one of the connections is bound; fails with {@link BindFailedException} once each has been tried in
         *     vain, and then nothing is left of the client
         */
        public CompletableFuture<TextClient> connectAsync() {
            var client = start();
            return client.client().firstBound().thenApply(_ -> client).whenComplete((_, failure) -> {
                if (failure != null) {
                    var _ = client.closeAsync();
                }
            });
        }

        /**
         * Binds, and returns once one of the connections is bound.
         *
         * @throws BindFailedException once each connection has been tried in vain
         */
        public TextClient connect() {
            return Waiting.forResult(connectAsync());
        }
    }
}
