package io.stonechat.smpp;

import io.stonechat.protocol.AlertNotification;
import io.stonechat.protocol.BindType;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.Request;
import io.stonechat.protocol.Response;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.SubmitSmResp;
import io.stonechat.session.ClientConfig;
import io.stonechat.session.ClientHandler;
import io.stonechat.session.Exchange;
import io.stonechat.session.RequestHandler;
import io.stonechat.session.SmppClient;
import io.stonechat.session.SmppSession;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** An ESME that keeps what it is sent and says yes to it. */
final class TestEsme implements ClientHandler, AutoCloseable {
    private static final Responder YES = new Responder(() -> "");

    final BlockingQueue<Request> received = new LinkedBlockingQueue<>();
    final SmppSession session;

    TestEsme(int port, UnaryOperator<ClientConfig.Builder> config) {
        session = SmppClient.connect(
                config.apply(ClientConfig.builder()
                                .host("127.0.0.1")
                                .port(port)
                                .systemId("acme")
                                .password("secret")
                                .bindType(BindType.TRANSCEIVER))
                        .build(),
                this);
    }

    @Override
    public RequestHandler handler(SmppSession bound) {
        return this::keep;
    }

    private void keep(Request request, Exchange exchange) {
        received.add(request);
        if (!(request instanceof AlertNotification)) {
            exchange.respond(YES.accept(request, Reply.accept("")));
        }
    }

    /** The next request, as this type. */
    <T extends Request> T next(Class<T> type) throws InterruptedException {
        Request request = received.poll(30, TimeUnit.SECONDS);
        if (request == null) {
            throw new AssertionError("no " + type.getSimpleName() + " came within 30 s");
        }
        return type.cast(request);
    }

    Response send(Request request) throws Exception {
        return session.send(request).get(30, TimeUnit.SECONDS);
    }

    CommandStatus status(Request request) throws Exception {
        return send(request).commandStatus();
    }

    /** Submits a message that asks for a receipt, and returns its id. */
    String submit(String to, String text) throws Exception {
        return ((SubmitSmResp) send(message(to, text))).messageId();
    }

    static SubmitSm message(String to, String text) {
        return SubmitSm.builder()
                .source("12345")
                .destination(to)
                .registeredDelivery(1)
                .shortMessage(Octets.copyOf(text.getBytes(StandardCharsets.US_ASCII)))
                .build();
    }

    void unbind() {
        session.unbind();
        session.closed().join();
    }

    @Override
    public void close() {
        unbind();
    }
}
