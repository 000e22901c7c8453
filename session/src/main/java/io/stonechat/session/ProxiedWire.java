package io.stonechat.session;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** A connection that a trusted proxy has made: its first octets say whom it really comes from, what follows is the wire proper. */
final class ProxiedWire implements Wire {
    private static final byte LINE = 'P';
    private static final byte BLOCK = 0x0D;

    private final Socket raw;
    private final ListenerConfig listener;
    private final ProxyPolicy policy;
    private final SocketAddress proxy;
    private volatile SocketAddress remote;

    /** The connection behind the header; null until that is read. */
    private volatile @Nullable SocketWire behind;

    ProxiedWire(Socket raw, ListenerConfig listener, ProxyPolicy policy) {
        this.raw = raw;
        this.listener = listener;
        this.policy = policy;
        this.proxy = raw.getRemoteSocketAddress();
        this.remote = proxy;
    }

    @Override
    public void open() throws IOException {
        byte[] octets = new byte[ProxyHeader.LONGEST];
        int length = 0;
        long deadline = System.nanoTime() + policy.timeout().toNanos();
        ProxyHeader.Reading reading = new ProxyHeader.Incomplete();
        while (reading instanceof ProxyHeader.Incomplete) {
            length += read(octets, length, deadline);
            if (isSomethingElse(octets[0])) {
                behind(octets, 0, length);
                return;
            }
            reading = ProxyHeader.read(octets, 0, length);
        }
        switch (reading) {
            case ProxyHeader.Complete(var header, var end) -> {
                var source = header.source();
                remote = source == null ? proxy : source;
                behind(octets, end, length);
            }
            case ProxyHeader.Malformed(var problem) ->
                throw refused("its PROXY protocol header is malformed: " + problem);
            case ProxyHeader.Incomplete _ -> throw new AssertionError("read to its end");
        }
    }

    /** Without a header the connection is the proxy's own, a health check say, if that is allowed. */
    private boolean isSomethingElse(byte first) throws ConnectionRefusedException {
        if (first == LINE || first == BLOCK) {
            return false;
        }
        if (policy.required()) {
            throw refused("it does not start with a PROXY protocol header");
        }
        return true;
    }

    private int read(byte[] octets, int length, long deadline) throws IOException {
        try {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            raw.setSoTimeout(Math.toIntExact(Math.max(1, left)));
            int count = left <= 0 ? 0 : raw.getInputStream().read(octets, length, octets.length - length);
            if (count > 0) {
                return count;
            }
            throw refused(count < 0 ? "it ended within its PROXY protocol header" : tooSlow());
        } catch (SocketTimeoutException _) {
            throw refused(tooSlow());
        }
    }

    private String tooSlow() {
        return "its PROXY protocol header did not come within "
                + policy.timeout().toMillis() + " ms";
    }

    private static ConnectionRefusedException refused(String reason) {
        return new ConnectionRefusedException(ConnectionRefusal.PROXY_HEADER, reason);
    }

    private void behind(byte[] octets, int from, int to) throws IOException {
        raw.setSoTimeout(0);
        var wire = SocketWire.served(raw, listener, Arrays.copyOfRange(octets, from, to));
        behind = wire;
        wire.open();
    }

    private SocketWire opened() throws IOException {
        var wire = behind;
        if (wire == null) {
            throw new IOException("the PROXY protocol header was not read yet");
        }
        return wire;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        return opened().read(into, offset, length);
    }

    @Override
    public int read(byte[] into, int offset, int length, int millis) throws IOException {
        return opened().read(into, offset, length, millis);
    }

    @Override
    public boolean prefersPlatformThread() {
        return listener.tls() == null;
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        opened().write(from, offset, length);
    }

    @Override
    public void finish() throws IOException {
        opened().finish();
    }

    @Override
    public void close() {
        try {
            // The connection itself: TLS on top of it would want to say goodbye.
            raw.close();
        } catch (IOException _) {
            // It is gone either way.
        }
    }

    @Override
    public boolean comesByProxy() {
        return true;
    }

    @Override
    public SocketAddress remote() {
        return remote;
    }

    @Override
    public @Nullable SocketAddress proxy() {
        return remote.equals(proxy) ? null : proxy;
    }

    @Override
    public SocketAddress local() {
        return raw.getLocalSocketAddress();
    }

    @Override
    public @Nullable SSLSession tls() {
        var wire = behind;
        return wire == null ? null : wire.tls();
    }
}
