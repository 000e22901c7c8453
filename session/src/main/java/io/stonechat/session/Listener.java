package io.stonechat.session;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens on a port and passes on the connections that come. */
final class Listener {
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    private static final long PAUSE_NANOS = 100_000_000;

    private final ListenerConfig config;
    private final BiConsumer<Wire, ListenerConfig> accepted;
    private final BiConsumer<SocketAddress, ConnectionRefusedException> refused;
    private final ServerSocket socket;

    /**
     * Binds the port.
     *
     * @param accepted takes each connection
     * @param refused told of those that may not be served
     */
    Listener(
            ListenerConfig config,
            BiConsumer<Wire, ListenerConfig> accepted,
            BiConsumer<SocketAddress, ConnectionRefusedException> refused)
            throws IOException {
        this.config = config;
        this.accepted = accepted;
        this.refused = refused;
        this.socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(config.host(), config.port()), config.backlog());
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    void start() {
        Thread.ofVirtual().name("smpp-listen-" + socket.getLocalPort()).start(this::accept);
    }

    InetSocketAddress localAddress() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                take(socket.accept());
            } catch (SocketException e) {
                if (!socket.isClosed()) {
                    pause(e);
                }
            } catch (IOException e) {
                pause(e);
            }
        }
    }

    private void take(Socket connection) throws IOException {
        try {
            accepted.accept(SocketWire.accepted(connection, config), config);
        } catch (ConnectionRefusedException e) {
            refused.accept(connection.getRemoteSocketAddress(), e);
            connection.close();
        } catch (IOException | RuntimeException e) {
            // The connection is at fault, or its TLS: the listener goes on.
            LOG.warn("a connection from {} could not be served: {}", connection.getRemoteSocketAddress(), e.toString());
            connection.close();
        }
    }

    /** Too many open files, say: trying again at once would only burn a processor. */
    private void pause(IOException e) {
        LOG.error("cannot accept a connection on {}: {}", localAddress(), e.getMessage());
        LockSupport.parkNanos(PAUSE_NANOS);
    }

    void stop() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.warn("cannot close the listener on {}: {}", localAddress(), e.getMessage());
        }
    }
}
