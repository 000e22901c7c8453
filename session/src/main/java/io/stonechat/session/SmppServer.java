package io.stonechat.session;

import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.Outbind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A message centre: accepts links, asks a {@link ServerHandler} about their binds, and holds their sessions. */
public final class SmppServer implements AutoCloseable {
    private static final String CLOSED = "the server was closed";
    private static final AtomicLong COUNT = new AtomicLong();

    private final ServerConfig config;
    private final ServerHandler handler;
    private final List<Listener> listeners = new ArrayList<>();
    private final Gatekeeper gatekeeper;
    private final BoundSessions sessions = new BoundSessions();
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;
    private volatile boolean closed;

    private SmppServer(ServerConfig config, ServerHandler handler) {
        this.config = config;
        this.handler = handler;
        this.gatekeeper = new Gatekeeper(config);
    }

    /**
     * Listens, on all of its listeners or, if one of them cannot, on none.
     *
     * @throws UncheckedIOException if that is not possible, with a sentence that names address, port and reason
     */
    public static SmppServer start(ServerConfig config, ServerHandler handler) {
        var server = new SmppServer(config, handler);
        for (var listener : config.listeners()) {
            try {
                server.listeners.add(new Listener(listener, server::accept, server::refused));
            } catch (IOException e) {
                server.close();
                throw new UncheckedIOException(
                        "cannot listen on " + listener.host() + ":" + listener.port() + ": " + e.getMessage(), e);
            }
        }
        server.listeners.forEach(Listener::start);
        return server;
    }

    /** Serves a link that was made by other means, an {@link InMemoryWire} say. Above the limit of connections it is closed. */
    public void accept(Wire wire) {
        serve(wire, List.of());
    }

    private void accept(Wire wire, ListenerConfig listener) {
        serve(wire, listener.allow());
    }

    private void serve(Wire wire, List<Cidr> allow) {
        if (stopped) {
            wire.close();
            return;
        }
        Visit visit = null;
        try {
            visit = gatekeeper.admission().arrive(allow);
            if (!wire.comesByProxy()) {
                gatekeeper.admission().from(visit, wire.remote());
            }
            var link = start(wire, visit, handler);
            if (stopped) {
                // Since it was asked above: whoever ends the links that are there may have missed this one.
                link.end("the server accepts nothing more");
            }
        } catch (ConnectionRefusedException e) {
            if (visit != null) {
                gatekeeper.admission().leave(visit);
            }
            refused(wire.remote(), e);
            wire.close();
        }
    }

    private Link start(Wire wire, Visit visit, ServerHandler decisions) {
        var role = new ServerRole(decisions, sessions, gatekeeper, visit);
        var link = new Link("s" + COUNT.incrementAndGet(), wire, role, config.link());
        links.add(link);
        var _ = link.closed().thenAccept(_ -> {
            links.remove(link);
            gatekeeper.admission().leave(visit);
        });
        link.start();
        if (closed) {
            link.end(CLOSED);
        }
        return link;
    }

    /**
     * Calls an ESME that is not bound (SMPP 3.4 §2.2.1): connects to it, sends outbind, and waits for its bind on that
     * connection, about which the handler decides as about any other. Returns at once.
     *
     * @param esme where the ESME listens
     * @param transport how to connect
     * @param systemId what we say we are, at most 15 octets
     * @param password our password for the ESME, at most 8 octets
     * @return completes with the session once it is bound; fails with {@link BindFailedException} if the ESME cannot be reached or
     *     the connection ends before that, at the latest by the session_init timer
     */
    public CompletableFuture<SmppSession> outbind(
            Endpoint esme, ClientTransport transport, String systemId, String password) {
        var outbinding = new Outbinding(handler, esme);
        Thread.ofVirtual()
                .name("smpp-outbind-" + esme)
                .start(() -> outbinding.call(
                        transport, new Outbind(0, systemId, password), wire -> called(wire, outbinding)));
        return outbinding.session();
    }

    /**
     * Calls an ESME as {@link #outbind} does, and waits until it is bound.
     *
     * @param esme where the ESME listens
     * @param transport how to connect
     * @param systemId what we say we are, at most 15 octets
     * @param password our password for the ESME, at most 8 octets
     * @throws BindFailedException if the ESME cannot be reached or the connection ends before it is bound
     */
    public SmppSession outbindAndAwait(Endpoint esme, ClientTransport transport, String systemId, String password) {
        return Waiting.forResult(outbind(esme, transport, systemId, password));
    }

    /** A connection of our own making is counted as any other, and never from an address that is not allowed. */
    private Link called(Wire wire, ServerHandler decisions) throws ConnectionRefusedException {
        return start(wire, gatekeeper.admission().arrive(List.of()), decisions);
    }

    private void refused(SocketAddress remote, ConnectionRefusedException why) {
        config.link().tell(new SessionEvent.ConnectionRefused(remote, why.refusal(), String.valueOf(why.getMessage())));
    }

    /**
     * Returns the address that is listened on, the first one if there are several, with the port that was chosen.
     *
     * @throws IllegalStateException if there is no listener
     */
    public InetSocketAddress localAddress() {
        if (listeners.isEmpty()) {
            throw new IllegalStateException("this server has no listener");
        }
        return listeners.getFirst().localAddress();
    }

    /** Returns the addresses that are listened on, in the order of {@link ServerConfig#listeners()}. */
    public List<InetSocketAddress> localAddresses() {
        return listeners.stream().map(Listener::localAddress).toList();
    }

    /** Returns the bound sessions now. */
    public List<SmppSession> sessions() {
        return sessions.all();
    }

    /** Returns the bound sessions of a system_id now. */
    public List<SmppSession> sessions(String systemId) {
        return sessions.of(systemId);
    }

    /** Returns, of the sessions of a system_id that can be delivered to, the one with the fewest unanswered requests. */
    public Optional<SmppSession> receiver(String systemId) {
        return sessions.receiver(systemId);
    }

    /**
     * Delivers to any session of a system_id that is bound as receiver or transceiver: to the one with the fewest unanswered
     * requests, and if nothing could be sent there, to the next.
     *
     * @param message a deliver_sm or data_sm
     * @return what that ended in, never a failure; {@link NotSent} if there is no such session
     */
    public CompletableFuture<Outcome> deliver(String systemId, MessageRequest message) {
        return sessions.deliver(systemId, message);
    }

    /** Delivers as {@link #deliver} does, and waits for what that ends in. */
    public Outcome deliverAndAwait(String systemId, MessageRequest message) {
        return Waiting.forResult(deliver(systemId, message));
    }

    /** Returns how many connections there are, bound or not. */
    public int connections() {
        return gatekeeper.admission().connections();
    }

    /** Returns how many connections have not bound yet. */
    public int unboundConnections() {
        return gatekeeper.admission().unbound();
    }

    /** Returns how many addresses and system_ids are locked out. */
    public int lockedOut() {
        return gatekeeper.locksInForce();
    }

    /** Closes the listeners; sessions go on. */
    public void stopAccepting() {
        stopped = true;
        listeners.forEach(Listener::stop);
    }

    /**
     * Ends in good order: accepts nothing more, unbinds every session once what is open on it is finished, and closes what is
     * left at the deadline. Returns at once.
     *
     * @return completes with whether every session ended in time
     */
    public CompletableFuture<Boolean> drainAsync(Duration atMost) {
        var unbound = beginUnbinding(atMost);
        return allClosed(unbound)
                .thenApply(_ -> unbound.stream().noneMatch(link -> link.ending().overdue()))
                .completeOnTimeout(false, atMost.toNanos(), TimeUnit.NANOSECONDS)
                .whenComplete((_, _) -> close());
    }

    /**
     * Ends in good order as {@link #drainAsync} does, and waits until that is done.
     *
     * @return whether every session ended in time
     */
    public boolean drain(Duration atMost) {
        var done = drainAsync(atMost);
        Handover.aboutToBlock();
        try {
            return done.get();
        } catch (ExecutionException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            close();
            return false;
        }
    }

    /**
     * Accepts nothing more, and unbinds every session once what is open on it is finished; what comes meanwhile is answered
     * ESME_RTHROTTLED. Returns at once.
     *
     * @param atMost after this time a session is closed as it is; an unbind is waited for {@link LinkConfig#unbindWait()} at most
     * @return completes when every link is closed
     */
    public CompletableFuture<Void> unbindAll(Duration atMost) {
        return allClosed(beginUnbinding(atMost));
    }

    private List<Link> beginUnbinding(Duration atMost) {
        stopAccepting();
        var open = List.copyOf(links);
        open.forEach(link -> link.unbind(atMost));
        return open;
    }

    private static CompletableFuture<Void> allClosed(List<Link> links) {
        return CompletableFuture.allOf(links.stream().map(Link::closed).toArray(CompletableFuture[]::new));
    }

    /** Unbinds every session as {@link #unbindAll} does, and waits until every link is closed. */
    public void unbindAllAndAwait(Duration atMost) {
        Waiting.forResult(unbindAll(atMost));
    }

    /** Closes the listeners and every link at once. */
    @Override
    public void close() {
        closed = true;
        stopAccepting();
        gatekeeper.close();
        links.forEach(link -> link.end(CLOSED));
    }
}
