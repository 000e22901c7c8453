package io.stonechat.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLContext;
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
    /** The socket's read timeout; used by whoever reads. */
    private int timeout;

    private SocketWire(Socket raw, Socket stream) throws IOException {
        this.raw = raw;
        this.stream = stream;
        this.in = stream.getInputStream();
        this.out = stream.getOutputStream();
        this.remote = raw.getRemoteSocketAddress();
    }

    /** Takes a connection that was made to a message centre, and what is to be spoken on it: itself, or TLS on top of it. */
    static SocketWire connected(Socket raw, Socket stream) throws IOException {
        return new SocketWire(raw, stream);
    }

    /** Takes an accepted connection; with a context, the TLS server's side of it. */
    static SocketWire accepted(Socket raw, @Nullable SSLContext tls, boolean clientCertificates) throws IOException {
        configure(raw);
        if (tls == null) {
            return new SocketWire(raw, raw);
        }
        // The form for a server: nothing of the connection has been read yet.
        var socket = (SSLSocket) tls.getSocketFactory().createSocket(raw, null, true);
        socket.setNeedClientAuth(clientCertificates);
        return new SocketWire(raw, socket);
    }

    static void configure(Socket raw) throws IOException {
        raw.setTcpNoDelay(true);
        raw.setKeepAlive(true);
    }

    @Override
    public void open() throws IOException {
        if (stream instanceof SSLSocket tls) {
            tls.startHandshake();
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
        out.write(from, offset, length);
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
    public @Nullable SSLSession tls() {
        return stream instanceof SSLSocket tls ? tls.getSession() : null;
    }
}
