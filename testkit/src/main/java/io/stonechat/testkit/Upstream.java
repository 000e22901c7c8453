package io.stonechat.testkit;

import io.stonechat.protocol.BindRequest;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.Request;
import io.stonechat.session.BindContext;
import io.stonechat.session.BindDecision;
import io.stonechat.session.RequestHandler;
import io.stonechat.session.ServerConfig;
import io.stonechat.session.ServerHandler;
import io.stonechat.session.SmppServer;
import io.stonechat.session.SmppSession;
import io.stonechat.session.VirtualTime;
import io.stonechat.session.Wire;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The message centre behind one of the gateway's binds. {@link Harness#upstream} finds it. */
public final class Upstream extends Peer {

    private static final SocketAddress GATEWAY = InetSocketAddress.createUnresolved("gateway", 0);

    private final String name;
    private final SmppServer server;
    private final List<BindRequest> binds = new CopyOnWriteArrayList<>();
    private final AtomicLong ids = new AtomicLong();
    private volatile boolean down;
    private volatile @Nullable CommandStatus refusal;

    Upstream(RunningGateway gateway, String name, VirtualTime time) {
        super(gateway);
        this.name = name;
        this.server = SmppServer.start(
                ServerConfig.builder()
                        .withoutListeners()
                        .clock(time)
                        .timer(time)
                        .sessionInitTimer(Duration.ZERO)
                        .enquireLinkTimer(Duration.ZERO)
                        .inactivityTimer(Duration.ZERO)
                        .responseTimer(Duration.ZERO)
                        .build(),
                new Door());
    }

    /** The name of the bind in the configuration. */
    public String name() {
        return name;
    }

    /** Whether the gateway is bound here now. */
    public boolean isBound() {
        return session().isPresent();
    }

    /** Every bind request of the gateway's by now, refused ones included. */
    public List<BindRequest> binds() {
        return List.copyOf(binds);
    }

    /** Sends a text that a handset has written. Returns when everybody has come to rest. */
    public Sent deliver(String source, String destination, String text) {
        return send(segment(text)
                .applyTo(DeliverSm.builder().source(source).destination(destination))
                .build());
    }

    /** Refuses every bind from now on, until {@link #up}; sessions that are bound stay. */
    public void refuseBinds(CommandStatus status) {
        refusal = status;
    }

    /** Cuts its links, and cannot be reached until {@link #up}. Returns when everybody has come to rest. */
    public void down() {
        down = true;
        server.sessions().forEach(session -> session.close(name + " is down"));
        gateway().settle();
    }

    /** Can be reached again, and takes binds. The gateway binds when its next attempt is due: let the time go on. */
    public void up() {
        down = false;
        refusal = null;
    }

    /** The gateway's end of a new link. */
    Wire connect(SocketAddress address, Rest rest) throws IOException {
        if (down) {
            throw new IOException(name + " is down");
        }
        MemoryLink.Pair link = MemoryLink.pair(GATEWAY, address, rest);
        server.accept(link.centre());
        return link.esme();
    }

    void close() {
        server.close();
    }

    @Override
    Optional<SmppSession> session() {
        return server.sessions().stream()
                .filter(session -> session.bindType().receives())
                .findFirst()
                .or(() -> server.sessions().stream().findFirst());
    }

    @Override
    String nextMessageId(Request request) {
        return String.valueOf(ids.incrementAndGet());
    }

    @Override
    public String toString() {
        return "upstream " + name;
    }

    private final class Door implements ServerHandler {

        @Override
        public BindDecision authorise(BindRequest bind, BindContext context) {
            binds.add(bind);
            CommandStatus refused = refusal;
            return refused == null ? BindDecision.accept(name) : BindDecision.reject(refused, "as the test wants it");
        }

        @Override
        public RequestHandler handler(SmppSession session) {
            return (_, exchange) -> take(exchange);
        }
    }
}
