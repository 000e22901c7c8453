package io.stonechat.session;

import static io.stonechat.protocol.CommandStatus.ESME_RINVPASWD;
import static io.stonechat.protocol.CommandStatus.ESME_ROK;

import io.stonechat.protocol.BindRequest;
import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.QuerySm;
import io.stonechat.protocol.QuerySmResp;
import io.stonechat.protocol.Request;
import io.stonechat.protocol.Response;
import io.stonechat.protocol.Responses;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Our message centre, as other people's clients meet it: it remembers what comes and accepts all of it. */
final class InteropCentre implements ServerHandler, AutoCloseable {
    static final String PASSWORD = "secret";

    private final BlockingQueue<BindRequest> binds = new LinkedBlockingQueue<>();
    private final BlockingQueue<SmppSession> sessions = new LinkedBlockingQueue<>();
    private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final SmppServer server;

    InteropCentre() {
        this(settings -> settings);
    }

    InteropCentre(UnaryOperator<ServerConfig.Builder> settings) {
        server = SmppServer.start(
                settings.apply(ServerConfig.builder().host("127.0.0.1").port(0)).build(), this);
    }

    int port() {
        return server.localAddress().getPort();
    }

    BindRequest nextBind() throws InterruptedException {
        return next(binds, BindRequest.class);
    }

    SmppSession nextSession() throws InterruptedException {
        return next(sessions, SmppSession.class);
    }

    <R extends Request> R next(Class<R> type) throws InterruptedException {
        return next(requests, type);
    }

    static <R> R next(BlockingQueue<? super R> queue, Class<R> type) throws InterruptedException {
        Object next = queue.poll(30, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("no " + type.getSimpleName() + " came within 30 s");
        }
        return type.cast(next);
    }

    @Override
    public BindDecision authorise(BindRequest bind, BindContext context) {
        binds.add(bind);
        return bind.password().equals(PASSWORD)
                ? BindDecision.accept("stonechat")
                : BindDecision.reject(ESME_RINVPASWD, "the password is wrong");
    }

    @Override
    public RequestHandler handler(SmppSession session) {
        return (request, exchange) -> {
            requests.add(request);
            exchange.respond(answer(request));
        };
    }

    private Response answer(Request request) {
        return switch (request) {
            case QuerySm query ->
                new QuerySmResp(0, ESME_ROK, query.messageId(), "261120120000000+", MessageState.DELIVERED.code(), 7);
            case Request other -> Responses.accepting(other, "id-" + ids.incrementAndGet());
        };
    }

    @Override
    public void bound(SmppSession session) {
        sessions.add(session);
    }

    @Override
    public void close() {
        server.close();
    }
}
