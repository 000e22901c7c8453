package io.stonechat.app;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.BindRequest;
import io.stonechat.protocol.CancelSm;
import io.stonechat.protocol.CancelSmResp;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.DataSm;
import io.stonechat.protocol.DataSmResp;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.EsmClass;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.QuerySm;
import io.stonechat.protocol.QuerySmResp;
import io.stonechat.protocol.Request;
import io.stonechat.protocol.Response;
import io.stonechat.protocol.Responses;
import io.stonechat.protocol.SubmitMulti;
import io.stonechat.protocol.SubmitMultiResp;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.SubmitSmResp;
import io.stonechat.protocol.Tlvs;
import io.stonechat.protocol.UnsuccessfulSme;
import io.stonechat.session.BindContext;
import io.stonechat.session.BindDecision;
import io.stonechat.session.RequestHandler;
import io.stonechat.session.ServerConfig;
import io.stonechat.session.ServerHandler;
import io.stonechat.session.SmppServer;
import io.stonechat.session.SmppSession;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The upstream of the scripts in {@code surface/}: it answers each request in the one way that they expect. */
final class SurfaceCentre implements ServerHandler, AutoCloseable {
    /** What it refuses. */
    private static final String WRONG_NUMBER = "0";

    final BlockingQueue<SubmitSm> submits = new LinkedBlockingQueue<>();
    private final AtomicInteger ids = new AtomicInteger();
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

    @Override
    public BindDecision authorise(BindRequest bind, BindContext context) {
        return BindDecision.accept("centre");
    }

    @Override
    public RequestHandler handler(SmppSession session) {
        return (request, exchange) -> exchange.respond(answer(request));
    }

    private Response answer(Request request) {
        return switch (request) {
            case SubmitSm pdu -> submitted(pdu);
            case SubmitMulti _ ->
                new SubmitMultiResp(
                        0,
                        CommandStatus.ESME_ROK,
                        "multi",
                        List.of(new UnsuccessfulSme(new Address(1, 1, WRONG_NUMBER), CommandStatus.ESME_RINVDSTADR)),
                        Tlvs.NONE);
            case DataSm _ -> new DataSmResp(0, CommandStatus.ESME_ROK, "data", Tlvs.NONE);
            case CancelSm _ -> new CancelSmResp(0, CommandStatus.ESME_ROK);
            case QuerySm pdu -> new QuerySmResp(0, CommandStatus.ESME_ROK, pdu.messageId(), "261120103000000+", 2, 9);
            case Request other -> Responses.rejecting(other, CommandStatus.ESME_RREPLACEFAIL);
        };
    }

    private Response submitted(SubmitSm pdu) {
        if (pdu.destination().address().equals(WRONG_NUMBER)) {
            return new SubmitSmResp(0, CommandStatus.ESME_RINVDSTADR, "", Tlvs.NONE);
        }
        int number = ids.incrementAndGet();
        submits.add(pdu);
        return new SubmitSmResp(0, CommandStatus.ESME_ROK, "up-" + number, Tlvs.NONE);
    }

    /** How many submit_sm it has taken. */
    int taken() {
        return ids.get();
    }

    /** The next submit_sm to a number; others are passed over. */
    SubmitSm nextSubmit(String to) throws InterruptedException {
        for (SubmitSm pdu = submits.poll(PythonGateway.PATIENCE.toSeconds(), TimeUnit.SECONDS);
                pdu != null;
                pdu = submits.poll(PythonGateway.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            if (pdu.destination().address().equals(to)) {
                return pdu;
            }
        }
        throw new AssertionError("no submit_sm to " + to + " came in time");
    }

    /** Sends a request to the gateway, which is bound; the status of the answer. */
    CommandStatus send(Request request) throws Exception {
        return session()
                .send(request)
                .get(PythonGateway.PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .commandStatus();
    }

    /** Sends a receipt in the words of the specification's appendix. */
    CommandStatus receipt(String text) throws Exception {
        return send(DeliverSm.builder()
                .source("31612345678")
                .destination("1000")
                .esmClass(EsmClass.RECEIPT)
                .shortMessage(Octets.copyOf(text.getBytes(StandardCharsets.US_ASCII)))
                .build());
    }

    SmppSession session() {
        return server.sessions().getFirst();
    }

    boolean isBound() {
        return !server.sessions().isEmpty();
    }

    @Override
    public void close() {
        server.close();
    }
}
