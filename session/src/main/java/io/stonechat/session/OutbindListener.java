package io.stonechat.session;

import io.stonechat.protocol.BindType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An ESME that waits for its message centre to call (SMPP 3.4 §2.2.1, §4.1.7): it listens, and when a centre connects and sends
 * outbind, it binds as a receiver on that very connection. A connection that sends anything else, or nothing within the
 * session_init timer, is closed.
 */
public final class OutbindListener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OutbindListener.class);
    private static final int MOST_CONNECTIONS = 1_000;

    private final ClientConfig binding;
    private final ClientHandler handler;
    private final OutbindHandler decision;
    private final Listener listener;
    private final List<Cidr> allow;
    private volatile boolean stopped;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();

    private OutbindListener(
            ListenerConfig listening, ClientConfig binding, ClientHandler handler, OutbindHandler decision)
            throws IOException {
        this.binding = binding;
        this.handler = handler;
        this.decision = decision;
        this.allow = listening.allow();
        this.listener = new Listener(
                listening,
                (wire, _) -> accept(wire),
                (remote, why) -> LOG.warn("a connection from {} was refused: {}", remote, why.getMessage()));
    }

    /**
     * Listens.
     *
     * @param listening where, and from which addresses a centre may call
     * @param binding what to bind as: a receiver, or a transceiver for centres that allow it; and the rules of the links. Its hosts
     *     do not count
     * @param handler what becomes of the sessions
     * @param decision which centres to bind to
     * @throws UncheckedIOException if that is not possible, with a sentence that names address, port and reason
     */
    public static OutbindListener start(
            ListenerConfig listening, ClientConfig binding, ClientHandler handler, OutbindHandler decision) {
        if (binding.bindType() == BindType.TRANSMITTER) {
            throw new IllegalArgumentException(
                    "an outbind is answered by bind_receiver: bind as a receiver, or as a transceiver");
        }
        try {
            var started = new OutbindListener(listening, binding, handler, decision);
            started.listener.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot listen on " + listening.host() + ":" + listening.port() + ": " + e.getMessage(), e);
        }
    }

    private void accept(Wire wire) {
        if (links.size() >= MOST_CONNECTIONS || stopped) {
            wire.close();
            return;
        }
        var link =
                new Link(Binding.nextId(), wire, new OutboundRole(binding, handler, decision, allow), binding.link());
        links.add(link);
        var _ = link.closed().thenAccept(_ -> links.remove(link));
        link.start();
    }

    /** Returns the address that is listened on, with the port that was chosen. */
    public InetSocketAddress localAddress() {
        return listener.localAddress();
    }

    /**
     * Listens no more and unbinds every session. Returns at once.
     *
     * @return completes when all are closed
     */
    public CompletableFuture<Void> closeAsync() {
        stopped = true;
        listener.stop();
        links.forEach(Link::unbind);
        return CompletableFuture.allOf(links.stream().map(Link::closed).toArray(CompletableFuture[]::new));
    }

    /** Listens no more and unbinds every session; returns when all are closed. */
    @Override
    public void close() {
        var ended = closeAsync();
        Handover.aboutToBlock();
        ended.join();
    }
}
