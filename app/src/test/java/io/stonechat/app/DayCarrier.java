package io.stonechat.app;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.BindRequest;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.EsmClass;
import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.Receipt;
import io.stonechat.protocol.Request;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.SubmitSmResp;
import io.stonechat.protocol.Tlvs;
import io.stonechat.session.Accepted;
import io.stonechat.session.BindContext;
import io.stonechat.session.BindDecision;
import io.stonechat.session.Exchange;
import io.stonechat.session.InMemoryWire;
import io.stonechat.session.NotSent;
import io.stonechat.session.Outcome;
import io.stonechat.session.RequestHandler;
import io.stonechat.session.ServerConfig;
import io.stonechat.session.ServerHandler;
import io.stonechat.session.SmppServer;
import io.stonechat.session.SmppSession;
import io.stonechat.session.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A carrier in virtual time: it takes messages, tells a minute later what became of them, until that was taken, and can be
 * down or out of room. Messages to numbers that end in 9 are not delivered.
 */
final class DayCarrier implements ServerHandler, AutoCloseable {

    private static final int RECEIPT_SECONDS = 60;
    private static final int AGAIN_SECONDS = 30;
    private static final Duration FOR_EVER = Duration.ofHours(1);

    private final String name;
    private final DayTime time;
    private final SmppServer server;
    private final AtomicInteger ids = new AtomicInteger(1000);
    private final Map<String, Integer> taken = new ConcurrentHashMap<>();
    private final AtomicInteger binds = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private volatile boolean down;
    private volatile boolean throttling;

    DayCarrier(String name, DayTime time) {
        this.name = name;
        this.time = time;
        this.server = SmppServer.start(
                ServerConfig.builder()
                        .host("127.0.0.1")
                        .port(0)
                        .clock(time.clock())
                        .timer(time.clock())
                        .sessionInitTimer(FOR_EVER)
                        .enquireLinkTimer(Duration.ofMinutes(2))
                        .inactivityTimer(Duration.ZERO)
                        .responseTimer(FOR_EVER)
                        .build(),
                this);
    }

    /** How the gateway reaches it. */
    Wire connect() throws IOException {
        if (down) {
            throw new IOException(name + " is down");
        }
        InMemoryWire.Pair pair = InMemoryWire.pair();
        server.accept(pair.server());
        return pair.client();
    }

    /** Ends all links, and can be reached no more; or can be again. */
    void down(boolean value) {
        down = value;
        if (value) {
            server.sessions().forEach(session -> session.close(name + " is down"));
        }
    }

    /** Has no room for anything, or has again. */
    void throttling(boolean value) {
        throttling = value;
    }

    /** How often it took a message to each destination. */
    Map<String, Integer> taken() {
        return taken;
    }

    /** How often somebody has bound. */
    int binds() {
        return binds.get();
    }

    /** How often it refused for want of room. */
    int refused() {
        return refused.get();
    }

    /** How many of its requests are unanswered. */
    int open() {
        return open.get();
    }

    /** A handset sends a message. */
    void mobileOriginated(String from, String to, String text) {
        deliver(DeliverSm.builder()
                .source(Address.of(from))
                .destination(Address.of(to))
                .shortMessage(Octets.of(text.getBytes(StandardCharsets.US_ASCII)))
                .build());
    }

    @Override
    public BindDecision authorise(BindRequest bind, BindContext context) {
        binds.incrementAndGet();
        return BindDecision.accept(name);
    }

    @Override
    public RequestHandler handler(SmppSession session) {
        return this::handle;
    }

    private void handle(Request request, Exchange exchange) {
        time.moved();
        if (!(request instanceof SubmitSm submit)) {
            exchange.reject(CommandStatus.ESME_RINVCMDID);
        } else if (throttling) {
            refused.incrementAndGet();
            exchange.reject(CommandStatus.ESME_RTHROTTLED);
        } else {
            String id = name + ids.incrementAndGet();
            taken.merge(submit.destination().address(), 1, Integer::sum);
            exchange.respond(new SubmitSmResp(0, CommandStatus.ESME_ROK, id, Tlvs.NONE));
            later(RECEIPT_SECONDS, () -> deliver(receipt(id, submit)));
        }
    }

    private DeliverSm receipt(String id, SubmitSm submit) {
        boolean fails = submit.destination().address().endsWith("9");
        MessageState state = fails ? MessageState.UNDELIVERABLE : MessageState.DELIVERED;
        LocalDateTime now = LocalDateTime.ofInstant(time.clock().instant(), ZoneOffset.UTC);
        String text =
                Receipt.reporting(id, state, now, now, fails ? "011" : "000").format();
        return DeliverSm.builder()
                .source(submit.destination())
                .destination(submit.source())
                .esmClass(EsmClass.RECEIPT)
                .shortMessage(Octets.of(text.getBytes(StandardCharsets.US_ASCII)))
                .build();
    }

    /** On any of its sessions, and again until it is taken. */
    private void deliver(DeliverSm message) {
        time.moved();
        open.incrementAndGet();
        Optional<SmppSession> session = server.sessions().stream().findFirst();
        CompletableFuture<Outcome> outcome = session.map(link -> link.outcome(message))
                .orElseGet(() -> CompletableFuture.completedFuture(new NotSent("nobody is bound")));
        var _ = outcome.thenAccept(told -> {
            time.moved();
            open.decrementAndGet();
            if (!(told instanceof Accepted)) {
                later(AGAIN_SECONDS, () -> deliver(message));
            }
        });
    }

    /** Runs it then, in the thread that lets the time go on: it waits for nothing. */
    private void later(int seconds, Runnable task) {
        var _ = time.clock().schedule(task, seconds, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        server.close();
    }
}
