package io.stonechat.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** A listening message centre: accepts links, asks a {@link ServerHandler} about their binds, and holds their sessions. */
public final class SmppServer implements AutoCloseable {
    private static final AtomicLong COUNT = new AtomicLong();

    private final ServerConfig config;
    private final ServerHandler handler;
    private final Listener listener;
    private final Set<SmppSession> sessions = ConcurrentHashMap.newKeySet();
    private final Set<Link> links = ConcurrentHashMap.newKeySet();

    private SmppServer(ServerConfig config, ServerHandler handler) throws IOException {
        this.config = config;
        this.handler = handler;
        this.listener = new Listener(config, this::accept);
    }

    /**
     * Listens.
     *
     * @throws UncheckedIOException if that is not possible, with a sentence that names address, port and reason
     */
    public static SmppServer start(ServerConfig config, ServerHandler handler) {
        try {
            var server = new SmppServer(config, handler);
            server.listener.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot listen on " + config.host() + ":" + config.port() + ": " + e.getMessage(), e);
        }
    }

    /** Serves a link that was made by other means, an {@link InMemoryWire} say. Above the limit of connections it is closed. */
    public void accept(Wire wire) {
        if (links.size() >= config.maxConnections() || listener.isStopped()) {
            wire.close();
            return;
        }
        var link = new Link("s" + COUNT.incrementAndGet(), wire, new ServerRole(handler, sessions), config.link());
        links.add(link);
        var _ = link.closed().thenAccept(_ -> links.remove(link));
        link.start();
    }

    /** Returns the address that is listened on, with the port that was chosen. */
    public InetSocketAddress localAddress() {
        return listener.localAddress();
    }

    /** Returns the bound sessions now. */
    public List<SmppSession> sessions() {
        return List.copyOf(sessions);
    }

    /** Closes the listener; sessions go on. */
    public void stopAccepting() {
        listener.stop();
    }

    /**
     * Ends in good order: accepts nothing more, unbinds every session once what is open on it is finished, and closes what is
     * left at the deadline.
     *
     * @return whether every session ended in time
     */
    public boolean drain(Duration atMost) {
        stopAccepting();
        links.forEach(Link::unbind);
        Handover.aboutToBlock();
        var all = CompletableFuture.allOf(links.stream().map(Link::closed).toArray(CompletableFuture[]::new));
        try {
            all.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException | ExecutionException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            close();
        }
    }

    /** Closes the listener and every link at once. */
    @Override
    public void close() {
        stopAccepting();
        links.forEach(link -> link.end("the server was closed"));
    }
}
