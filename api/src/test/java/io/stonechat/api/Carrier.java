package io.stonechat.api;

import static io.stonechat.api.Patience.await;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.BindRequest;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.EsmClass;
import io.stonechat.protocol.Octets;
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
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A message centre over real sockets: lets everybody bind, takes every submit, and sends a receipt when it is told to. */
final class Carrier implements ServerHandler, AutoCloseable {

    private final BlockingQueue<SubmitSm> submits = new LinkedBlockingQueue<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final Queue<Exchange> held = new ConcurrentLinkedQueue<>();
    private volatile boolean holding;
    private final SmppServer server = SmppServer.start(
            ServerConfig.builder()
                    .host("127.0.0.1")
                    .port(0)
                    .unbindWait(Duration.ofSeconds(1))
                    .build(),
            this);

    int port() {
        return server.localAddress().getPort();
    }

    int sessions() {
        return server.sessions().size();
    }

    void awaitSessions(int count) {
        await().until(() -> sessions() == count);
    }

    @Override
    public BindDecision authorise(BindRequest bind, BindContext context) {
        return BindDecision.accept("carrier");
    }

    @Override
    public RequestHandler handler(SmppSession session) {
        return (request, exchange) -> {
            if (request instanceof SubmitSm submit) {
                if (holding) {
                    held.add(exchange);
                } else {
                    take(exchange);
                }
                submits.add(submit);
            } else {
                exchange.reject(CommandStatus.ESME_RINVCMDID);
            }
        };
    }

    private void take(Exchange exchange) {
        exchange.respond(new SubmitSmResp(0, CommandStatus.ESME_ROK, "c" + ids.incrementAndGet(), Tlvs.NONE));
    }

    /** Leaves every submit unanswered from now on. */
    void hold() {
        holding = true;
    }

    /** Answers what was left unanswered, and whatever comes. */
    void goOn() {
        holding = false;
        for (Exchange exchange = held.poll(); exchange != null; exchange = held.poll()) {
            take(exchange);
        }
    }

    SubmitSm nextSubmit() throws InterruptedException {
        SubmitSm submit = submits.poll(30, TimeUnit.SECONDS);
        if (submit == null) {
            throw new AssertionError("no submit_sm came within 30 s");
        }
        return submit;
    }

    /** Sends a receipt of the last message, and waits for its answer. */
    CommandStatus receipt(Address from, Address to) throws Exception {
        String text = "id:c" + ids.get()
                + " sub:001 dlvrd:001 submit date:2611201000 done date:2611201001 stat:DELIVRD err:000 text:";
        DeliverSm receipt = DeliverSm.builder()
                .source(from)
                .destination(to)
                .esmClass(EsmClass.RECEIPT)
                .shortMessage(Octets.copyOf(text.getBytes(StandardCharsets.US_ASCII)))
                .build();
        return server.sessions()
                .getFirst()
                .send(receipt)
                .get(30, TimeUnit.SECONDS)
                .commandStatus();
    }

    @Override
    public void close() {
        server.close();
    }
}
