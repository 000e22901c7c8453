package io.stonechat.app;

import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.Receipt;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.session.Accepted;
import io.stonechat.session.ClientConfig;
import io.stonechat.session.ClientHandler;
import io.stonechat.session.NotSent;
import io.stonechat.session.Outcome;
import io.stonechat.session.ReconnectPolicy;
import io.stonechat.session.Rejected;
import io.stonechat.session.RequestHandler;
import io.stonechat.session.SmppClient;
import io.stonechat.session.SmppSession;
import io.stonechat.session.Unknown;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** An ESME that submits all the time over two connections, asks for receipts, and binds again whenever it has to. */
final class KillEsme implements ClientHandler, AutoCloseable {

    private static final int WINDOW = 40;
    private static final int TICK_MILLIS = 10;
    private static final Duration SOON = Duration.ofMillis(100);
    private static final Duration MOMENT = Duration.ofMillis(500);

    private final KillLedger ledger;
    private final int perTick;
    private final boolean resubmits;
    private final Queue<String> again = new ConcurrentLinkedQueue<>();
    private final Inbox inbox = new Inbox(this::arrived);
    private final Queue<String> ends = new ConcurrentLinkedQueue<>();
    private final SmppClient client;
    private final Semaphore room = new Semaphore(WINDOW);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("esme").factory());

    /**
     * Starts binding and submitting.
     *
     * @param resubmits whether it submits again what was not answered
     */
    KillEsme(KillLedger ledger, int port, int perSecond, boolean resubmits) {
        this.ledger = ledger;
        this.resubmits = resubmits;
        this.perTick = Math.max(1, perSecond * TICK_MILLIS / 1000);
        this.client = SmppClient.start(
                ClientConfig.builder()
                        .host("127.0.0.1")
                        .port(port)
                        .systemId("acme")
                        .password("secret")
                        .connections(2)
                        .window(WINDOW)
                        .responseTimer(Duration.ofSeconds(10))
                        .reconnect(new ReconnectPolicy(SOON, MOMENT, Duration.ZERO, SOON, SOON, MOMENT))
                        .build(),
                this);
        var _ = timer.scheduleAtFixedRate(this::submitSome, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public RequestHandler handler(SmppSession session) {
        return inbox.handler(session);
    }

    @Override
    public void closed(SmppSession session, String reason) {
        ends.add(reason);
    }

    /** How its sessions have ended, each in words. */
    List<String> ends() {
        return List.copyOf(ends);
    }

    /** Whether it is bound to nobody. */
    boolean isAlone() {
        return client.sessions().isEmpty();
    }

    private void submitSome() {
        for (int i = 0; i < perTick && !client.sessions().isEmpty() && room.tryAcquire(); i++) {
            String destination = Optional.ofNullable(again.poll()).orElseGet(ledger::next);
            SubmitSm text = SubmitSm.builder()
                    .source("1000")
                    .destination(destination)
                    .registeredDelivery(1)
                    .shortMessage(Octets.of(destination.getBytes(StandardCharsets.US_ASCII)))
                    .build();
            var _ = client.outcome(text).thenAccept(outcome -> {
                room.release();
                note(destination, outcome);
            });
        }
    }

    private void note(String destination, Outcome outcome) {
        switch (outcome) {
            case Accepted(var id) -> ledger.promised(destination, id);
            case Rejected _ -> ledger.refused(destination);
            case NotSent _, Unknown _ -> {
                ledger.unanswered();
                if (resubmits) {
                    again.add(destination);
                }
            }
        }
    }

    private void arrived(MessageRequest message) {
        Receipt.of(message)
                .ifPresent(receipt -> ledger.receipt(message.source().address(), String.valueOf(receipt.id())));
    }

    /** Ends its links without a word, as a process that is killed does. */
    void killed() {
        client.sessions().forEach(session -> session.close("killed"));
    }

    /** Submits nothing more, and goes on taking receipts. */
    void rest() {
        timer.shutdownNow();
    }

    @Override
    public void close() {
        rest();
        client.sessions().forEach(SmppSession::unbind);
        client.close();
    }
}
