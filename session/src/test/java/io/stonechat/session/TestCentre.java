package io.stonechat.session;

import io.stonechat.peer.RawClient;
import io.stonechat.peer.RawPeer;
import io.stonechat.protocol.BindRequest;
import io.stonechat.protocol.BindType;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.Request;
import io.stonechat.protocol.Responses;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A message centre of ours on a free port of the loopback address, and raw peers that bind to it. */
final class TestCentre implements AutoCloseable {
    static final String PASSWORD = "secret";

    final SmppServer server;
    final List<SessionEvent> events = new CopyOnWriteArrayList<>();
    final BlockingQueue<SmppSession> bound = new LinkedBlockingQueue<>();
    final BlockingQueue<String> closed = new LinkedBlockingQueue<>();
    private final List<RawPeer> peers = new ArrayList<>();

    private TestCentre(RequestHandler handler, UnaryOperator<ServerConfig.Builder> settings) {
        var config = settings.apply(ServerConfig.builder()
                        .host("127.0.0.1")
                        .port(0)
                        // Longer than a machine may stand still between a connection and its bind.
                        .sessionInitTimer(Duration.ofMinutes(1))
                        .events(events::add))
                .build();
        this.server = SmppServer.start(config, new Policy(handler));
    }

    /** Starts a centre that answers every request with ESME_ROK and the message id {@code "id"}. */
    static TestCentre start() {
        return start(TestCentre::accept);
    }

    static TestCentre start(RequestHandler handler) {
        return start(handler, settings -> settings);
    }

    static TestCentre start(RequestHandler handler, UnaryOperator<ServerConfig.Builder> settings) {
        return new TestCentre(handler, settings);
    }

    static void accept(Request request, Exchange exchange) {
        exchange.respond(Responses.accepting(request, "id"));
    }

    /** A raw connection that is not bound. */
    RawPeer connect() {
        return connect(0);
    }

    /** A raw connection with a receive buffer of so many octets. */
    RawPeer connect(int receiveBuffer) {
        var peer = RawClient.connect(server.localAddress(), receiveBuffer);
        peers.add(peer);
        return peer;
    }

    /** A raw connection that is bound. */
    RawPeer bind(BindType type) {
        return connect().bind(type, "esme", PASSWORD);
    }

    /** The session of the ESME that bound last. */
    SmppSession session() throws InterruptedException {
        var session = bound.poll(30, TimeUnit.SECONDS);
        if (session == null) {
            throw new AssertionError("no session was bound");
        }
        return session;
    }

    /** Why the next bound session ended. */
    String closed() throws InterruptedException {
        var reason = closed.poll(30, TimeUnit.SECONDS);
        if (reason == null) {
            throw new AssertionError("no session ended");
        }
        return reason;
    }

    @Override
    public void close() {
        peers.forEach(RawPeer::close);
        server.close();
    }

    private final class Policy implements ServerHandler {
        private final RequestHandler requests;

        Policy(RequestHandler requests) {
            this.requests = requests;
        }

        @Override
        public BindDecision authorise(BindRequest bind, BindContext context) {
            return bind.password().equals(PASSWORD)
                    ? BindDecision.accept("centre")
                    : BindDecision.reject(CommandStatus.ESME_RINVPASWD, "wrong password");
        }

        @Override
        public RequestHandler handler(SmppSession session) {
            return requests;
        }

        @Override
        public void bound(SmppSession session) {
            bound.add(session);
        }

        @Override
        public void closed(SmppSession session, String reason) {
            closed.add(reason);
        }
    }
}
