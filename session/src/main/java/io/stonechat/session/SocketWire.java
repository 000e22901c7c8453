package io.stonechat.session;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A TCP connection, plain or with TLS on top: blocking streams, made for virtual threads. */
final class SocketWire implements Wire {
    private final Socket raw;
    private final Socket stream;
    private final InputStream in;
    private final OutputStream out;
    private final SocketAddress remote;
    /** Held while the link opens. */
    private final ReentrantLock opening = new ReentrantLock();
    /** Why it could not be opened. */
    private volatile @Nullable IOException refusal;
    /** The socket's read timeout; used by whoever reads. */
    private int timeout;

    private SocketWire(Socket raw, Socket stream, InputStream in) throws IOException {
        this.raw = raw;
        this.stream = stream;
        this.in = in;
        this.out = stream.getOutputStream();
        this.remote = raw.getRemoteSocketAddress();
    }

    /** Takes a connection that was made to a message centre, and what is to be spoken on it: itself, or TLS on top of it. */
    static SocketWire connected(Socket raw, Socket stream) throws IOException {
        return new SocketWire(raw, stream, stream.getInputStream());
    }

    /** Takes a connection that a listener has accepted. */
    static Wire accepted(Socket raw, ListenerConfig listener) throws IOException {
        configure(raw);
        var proxy = listener.proxy();
        if (proxy == null) {
            return served(raw, listener, new byte[0]);
        }
        if (proxy.trusts(raw.getInetAddress())) {
            return new ProxiedWire(raw, listener, proxy);
        }
        if (proxy.required()) {
            throw new ConnectionRefusedException(
                    ConnectionRefusal.PROXY_HEADER, "it does not come from a trusted proxy");
        }
        return served(raw, listener, new byte[0]);
    }

    /**
     * The server's side of a connection, with TLS if the listener has it.
     *
     * @param ahead what was read of it already
     */
    static SocketWire served(Socket raw, ListenerConfig listener, byte[] ahead) throws IOException {
        var tls = listener.tls();
        var before = new ByteArrayInputStream(ahead);
        if (tls == null) {
            var in = raw.getInputStream();
            return new SocketWire(raw, raw, ahead.length == 0 ? in : new SequenceInputStream(before, in));
        }
        // The form for a server, which takes what was read before first.
        var socket = (SSLSocket) tls.get().getSocketFactory().createSocket(raw, before, true);
        socket.setNeedClientAuth(listener.clientCertificates());
        return new SocketWire(raw, socket, socket.getInputStream());
    }

    static void configure(Socket raw) throws IOException {
        raw.setTcpNoDelay(true);
        raw.setKeepAlive(true);
    }

    @Override
    public void open() throws IOException {
        if (stream instanceof SSLSocket tls) {
            opening.lock();
            try {
                tls.startHandshake();
            } catch (IOException failure) {
                refusal = failure;
                throw failure;
            } finally {
                opening.unlock();
            }
        }
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        patience(0);
        return in.read(into, offset, length);
    }

    @Override
    public int read(byte[] into, int offset, int length, int millis) throws IOException {
        patience(millis);
        try {
            return in.read(into, offset, length);
        } catch (SocketTimeoutException _) {
            return 0;
        }
    }

    private void patience(int millis) throws IOException {
        if (timeout != millis) {
            raw.setSoTimeout(millis);
            timeout = millis;
        }
    }

    /** Not with TLS, which could be cut off by the timeout in the middle of a record. */
    @Override
    public boolean prefersPlatformThread() {
        return stream.equals(raw);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        try {
            out.write(from, offset, length);
        } catch (IOException failure) {
            throw reason(failure);
        }
    }

    /** A writer may be the first to notice that the handshake has failed, and only that it has: why, the handshake knows. */
    private IOException reason(IOException noticed) {
        if (stream.equals(raw)) {
            return noticed;
        }
        opening.lock();
        try {
            IOException known = refusal;
            return known == null ? noticed : known;
        } finally {
            opening.unlock();
        }
    }

    @Override
    public void finish() throws IOException {
        stream.shutdownOutput();
    }

    @Override
    public void close() {
        try {
            // The connection itself, not TLS on top of it: that would want to write, and so wait for a peer that does
            // not read.
            raw.close();
        } catch (IOException _) {
            // It is gone either way.
        }
    }

    @Override
    public SocketAddress remote() {
        return remote;
    }

    @Override
    public SocketAddress local() {
        return raw.getLocalSocketAddress();
    }

    @Override
    public @Nullable SSLSession tls() {
        return stream instanceof SSLSocket tls ? tls.getSession() : null;
    }
}
