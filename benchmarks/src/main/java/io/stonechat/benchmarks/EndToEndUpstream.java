package io.stonechat.benchmarks;

import io.stonechat.protocol.BindRequest;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.EsmClass;
import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.Receipt;
import io.stonechat.protocol.Request;
import io.stonechat.protocol.Responses;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.session.BindContext;
import io.stonechat.session.BindDecision;
import io.stonechat.session.RequestHandler;
import io.stonechat.session.ServerConfig;
import io.stonechat.session.ServerHandler;
import io.stonechat.session.SmppServer;
import io.stonechat.session.SmppSession;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A message centre that takes every message, and a little later tells of each that it was delivered. */
final class EndToEndUpstream implements ServerHandler, AutoCloseable {
    /** Of its receipts: below the window of the gateway's bind, which refuses what is above. */
    private static final int WINDOW = 500;

    private static final int RECEIVE_WINDOW = 60_000;
    private static final int TICK_MILLIS = 5;

    private final long delayNanos;
    private final Queue<Due> due = new ConcurrentLinkedQueue<>();
    /** Never the same twice: a store that is used for several runs would find several messages for one receipt. */
    private final AtomicLong ids = new AtomicLong(System.currentTimeMillis() * 1_000_000);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final SmppServer server;
    private final LocalDateTime date = LocalDateTime.of(2026, 11, 20, 12, 0);

    private record Due(SmppSession session, String id, SubmitSm message, long at) {}

    EndToEndUpstream(int receiptDelayMillis) {
        delayNanos = TimeUnit.MILLISECONDS.toNanos(receiptDelayMillis);
        server = SmppServer.start(
                ServerConfig.builder()
                        .host("127.0.0.1")
                        .port(0)
                        .window(WINDOW)
                        .receiveWindow(RECEIVE_WINDOW)
                        .enquireLinkTimer(java.time.Duration.ZERO)
                        .build(),
                this);
        var _ = timer.scheduleAtFixedRate(this::tell, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    int port() {
        return server.localAddress().getPort();
    }

    @Override
    public BindDecision authorise(BindRequest bind, BindContext context) {
        return BindDecision.accept("upstream");
    }

    @Override
    public RequestHandler handler(SmppSession session) {
        return (request, exchange) -> {
            String id = Long.toString(ids.incrementAndGet());
            exchange.respond(Responses.accepting(request, id));
            if (request instanceof SubmitSm submit && submit.registeredDelivery() != 0) {
                due.add(new Due(session, id, submit, System.nanoTime() + delayNanos));
            }
        };
    }

    private void tell() {
        long now = System.nanoTime();
        for (Due next = due.peek(); next != null && next.at <= now; next = due.peek()) {
            due.poll();
            var _ = next.session.send(receipt(next));
        }
    }

    private Request receipt(Due due) {
        Receipt receipt = Receipt.reporting(due.id, MessageState.DELIVERED, date, date, "000");
        return DeliverSm.builder()
                .source(due.message.destination())
                .destination(due.message.source())
                .esmClass(EsmClass.RECEIPT)
                .shortMessage(Octets.of(receipt.format().getBytes(StandardCharsets.US_ASCII)))
                .tlvs(receipt.toTlvs())
                .build();
    }

    @Override
    public void close() {
        timer.shutdownNow();
        server.close();
    }
}
