package io.stonechat.session;

import io.stonechat.protocol.BindType;
import io.stonechat.protocol.Request;
import io.stonechat.protocol.Response;
import io.stonechat.protocol.Responses;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Our ESME, as other people's message centres meet it: it remembers what comes and accepts all of it. */
final class InteropEsme implements ClientHandler, AutoCloseable {
    private final Queue<SmppSession> sessions = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();

    SmppSession bind(int port, BindType type, String password) {
        return SmppClient.connect(config(port, type, password), this);
    }

    static ClientConfig config(int port, BindType type, String password) {
        return ClientConfig.builder()
                .port(port)
                .bindType(type)
                .systemId("esme")
                .password(password)
                .build();
    }

    <R extends Request> R next(Class<R> type) throws InterruptedException {
        return InteropCentre.next(requests, type);
    }

    static <R extends Response> R response(SmppSession session, Request request, Class<R> type) throws Exception {
        return type.cast(session.send(request).get(30, TimeUnit.SECONDS));
    }

    @Override
    public RequestHandler handler(SmppSession session) {
        sessions.add(session);
        return (request, exchange) -> {
            requests.add(request);
            exchange.respond(Responses.accepting(request, ""));
        };
    }

    /** Ends its sessions: not every other message centre does so when it is closed. */
    @Override
    public void close() {
        sessions.forEach(session -> session.close("the test is over"));
    }
}
