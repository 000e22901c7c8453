package io.stonechat.smpp;

import static io.stonechat.protocol.CommandStatus.ESME_RINVCMDID;
import static io.stonechat.protocol.CommandStatus.ESME_ROK;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.BindRequest;
import io.stonechat.protocol.DataSm;
import io.stonechat.protocol.DataSmResp;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.EsmClass;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.Request;
import io.stonechat.protocol.Response;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.SubmitSmResp;
import io.stonechat.protocol.Tlvs;
import io.stonechat.session.BindContext;
import io.stonechat.session.BindDecision;
import io.stonechat.session.Exchange;
import io.stonechat.session.RequestHandler;
import io.stonechat.session.ServerConfig;
import io.stonechat.session.ServerHandler;
import io.stonechat.session.SmppServer;
import io.stonechat.session.SmppSession;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/** A message centre over real sockets that lets everybody bind and does with messages as it is told. */
final class TestUpstream implements ServerHandler, AutoCloseable {
    final BlockingQueue<SubmitSm> submits = new LinkedBlockingQueue<>();
    final AtomicInteger binds = new AtomicInteger();
    private final AtomicInteger ids = new AtomicInteger();
    private final SmppServer server;
    private volatile BiConsumer<SubmitSm, Exchange> onSubmit = this::accept;

    private volatile BiConsumer<Request, Exchange> onOperation = (_, exchange) -> exchange.reject(ESME_RINVCMDID);

    TestUpstream() {
        this(0);
    }

    TestUpstream(int port) {
        server = SmppServer.start(
                ServerConfig.builder()
                        .host("127.0.0.1")
                        .port(port)
                        .unbindWait(Duration.ofSeconds(1))
                        .build(),
                this);
    }

    int port() {
        return server.localAddress().getPort();
    }

    /** What happens to submits from now on. */
    void onSubmit(BiConsumer<SubmitSm, Exchange> reaction) {
        onSubmit = reaction;
    }

    /** What happens to requests that are no messages from now on. */
    void onOperation(BiConsumer<Request, Exchange> reaction) {
        onOperation = reaction;
    }

    /** Takes a submit under this id. */
    void answer(Exchange exchange, String id) {
        exchange.respond(new SubmitSmResp(0, ESME_ROK, id, Tlvs.NONE));
    }

    /** Takes a submit under the ids up-1, up-2 and so on. */
    void accept(SubmitSm pdu, Exchange exchange) {
        exchange.respond(new SubmitSmResp(0, ESME_ROK, "up-" + ids.incrementAndGet(), Tlvs.NONE));
        submits.add(pdu);
    }

    SubmitSm nextSubmit() throws InterruptedException {
        SubmitSm pdu = submits.poll(30, TimeUnit.SECONDS);
        if (pdu == null) {
            throw new AssertionError("no submit_sm came within 30 s");
        }
        return pdu;
    }

    /** Sends a receipt of a message that went from source to destination. */
    CompletableFuture<Response> receipt(String id, SubmitSm of, String stat) {
        String text = "id:" + id + " sub:001 dlvrd:001 submit date:2611201000 done date:2611201001 stat:" + stat
                + " err:000 text:";
        return send(deliver(of.destination(), of.source(), text).toBuilder()
                .esmClass(EsmClass.RECEIPT)
                .build());
    }

    static DeliverSm deliver(Address from, Address to, String text) {
        return DeliverSm.builder()
                .source(from)
                .destination(to)
                .shortMessage(Octets.copyOf(text.getBytes(StandardCharsets.US_ASCII)))
                .build();
    }

    CompletableFuture<Response> send(Request request) {
        return session().send(request);
    }

    SmppSession session() {
        return server.sessions().stream()
                .filter(session -> session.bindType().receives())
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody is bound"));
    }

    int sessions() {
        return server.sessions().size();
    }

    @Override
    public BindDecision authorise(BindRequest bind, BindContext context) {
        binds.incrementAndGet();
        return BindDecision.accept("upstream");
    }

    @Override
    public RequestHandler handler(SmppSession session) {
        return (request, exchange) -> {
            switch (request) {
                case SubmitSm pdu -> onSubmit.accept(pdu, exchange);
                case DataSm _ -> exchange.respond(new DataSmResp(0, ESME_ROK, "data", Tlvs.NONE));
                default -> onOperation.accept(request, exchange);
            }
        };
    }

    @Override
    public void close() {
        server.close();
    }
}
