package io.stonechat.peer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.function.Consumer;

/** Listens on a free port of the loopback address as a message centre would, and does no more than that. */
public final class RawServer implements AutoCloseable {
    private static final int BACKLOG = 50;
    private static final int PATIENCE_MILLIS = 30_000;

    private final ServerSocket socket;

    private RawServer(ServerSocket socket) {
        this.socket = socket;
    }

    /** Listens. */
    public static RawServer start() {
        return start(0);
    }

    /** Listens; connections get a receive buffer of about so many octets, or with 0 what the system chooses. */
    public static RawServer start(int receiveBuffer) {
        try {
            var socket = new ServerSocket();
            if (receiveBuffer > 0) {
                socket.setReceiveBufferSize(receiveBuffer);
            }
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
            return new RawServer(socket);
        } catch (IOException e) {
            throw new PeerException("could not listen: " + e.getMessage(), e);
        }
    }

    /** Returns the address that is listened on. */
    public InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    /** Returns the port that is listened on. */
    public int port() {
        return socket.getLocalPort();
    }

    /** Waits for the next connection, 30 s at most. */
    public RawPeer accept() {
        try {
            socket.setSoTimeout(PATIENCE_MILLIS);
            return new RawPeer(socket.accept());
        } catch (IOException e) {
            throw new PeerException("no connection came: " + e.getMessage(), e);
        }
    }

    /** Runs a script for each connection that comes, each in a virtual thread; the connection is closed when it ends. */
    public RawServer each(Consumer<RawPeer> script) {
        Thread.startVirtualThread(() -> {
            while (!socket.isClosed()) {
                try {
                    var peer = new RawPeer(socket.accept());
                    Thread.startVirtualThread(() -> run(script, peer));
                } catch (IOException _) {
                    // Closed, or the connection was gone at once: the next one counts.
                }
            }
        });
        return this;
    }

    private static void run(Consumer<RawPeer> script, RawPeer peer) {
        try (peer) {
            script.accept(peer);
        } catch (PeerException _) {
            // The other end went away in the middle of the script: what that means is for the test to say.
        }
    }

    /** Stops listening; connections stay. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new PeerException("could not close the listener: " + e.getMessage(), e);
        }
    }
}
