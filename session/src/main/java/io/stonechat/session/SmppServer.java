package io.stonechat.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A listening message centre: accepts links, asks a {@link ServerHandler} about their binds, and holds their sessions. */
public final class SmppServer implements AutoCloseable {
    private final ServerConfig config;
    private final ServerHandler handler;
    private final ServerSocket listener;
    private final Set<SmppSession> sessions = ConcurrentHashMap.newKeySet();

    private SmppServer(ServerConfig config, ServerHandler handler, ServerSocket listener) {
        this.config = config;
        this.handler = handler;
        this.listener = listener;
    }

    /**
     * Listens.
     *
     * @throws UncheckedIOException if that is not possible, with a sentence that names address, port and reason
     */
    public static SmppServer start(ServerConfig config, ServerHandler handler) {
        try {
            var listener = new ServerSocket();
            listener.bind(new InetSocketAddress(config.host(), config.port()), config.backlog());
            return new SmppServer(config, handler, listener);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on " + config.host() + ":" + config.port(), e);
        }
    }

    /** Serves a link that was made by other means, an {@link InMemoryWire} say. */
    public void accept(Wire wire) {
        wire.close();
    }

    /** Returns the address that is listened on, with the port that was chosen. */
    public InetSocketAddress localAddress() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    /** Returns the bound sessions now. */
    public List<SmppSession> sessions() {
        return List.copyOf(sessions);
    }

    /** Closes the listener; sessions go on. */
    public void stopAccepting() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the listener on " + config.port(), e);
        }
    }

    /**
     * Ends in good order: accepts nothing more, unbinds every session once what is open on it is finished, and closes what is
     * left at the deadline.
     *
     * @return whether every session ended in good order in time
     */
    public boolean drain(Duration atMost) {
        stopAccepting();
        sessions.forEach(SmppSession::unbind);
        return handler != null && !atMost.isNegative();
    }

    /** Closes the listener and every link at once. */
    @Override
    public void close() {
        stopAccepting();
        sessions.forEach(session -> session.close("the server was closed"));
    }
}
