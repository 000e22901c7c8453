package io.stonechat.session;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import javax.net.ssl.SSLSocket;

/** Connects to a message centre: looks the name up, tries its addresses, says whose connection it is, prepares TLS. */
final class Dialer {
    /** A name with more addresses is no reason to try for ever. */
    private static final int MOST_ADDRESSES = 8;

    private Dialer() {}

    /**
     * Connects.
     *
     * @throws IOException if no address of the host can be reached, with a message that says why
     */
    static Wire dial(Endpoint endpoint, ClientTransport transport) throws IOException {
        var connector = transport.connector();
        if (connector != null) {
            return connector.connect();
        }
        IOException failure = null;
        for (var address : addresses(endpoint, transport.resolver())) {
            try {
                return dial(address, endpoint, transport);
            } catch (IOException e) {
                if (failure != null) {
                    e.addSuppressed(failure);
                }
                failure = e;
            }
        }
        throw failure != null ? failure : new UnknownHostException("the name " + endpoint.host() + " has no address");
    }

    private static Iterable<InetAddress> addresses(Endpoint endpoint, HostResolver resolver) throws IOException {
        try {
            var all = resolver.resolve(endpoint.host());
            return all.subList(0, Math.min(all.size(), MOST_ADDRESSES));
        } catch (UnknownHostException e) {
            throw new IOException("the name " + endpoint.host() + " is unknown", e);
        }
    }

    private static Wire dial(InetAddress address, Endpoint endpoint, ClientTransport transport) throws IOException {
        var raw = new Socket();
        try {
            raw.connect(
                    new InetSocketAddress(address, endpoint.port()),
                    Math.toIntExact(transport.connectTimeout().toMillis()));
            SocketWire.configure(raw);
            var version = transport.proxyHeader();
            if (version != null) {
                raw.getOutputStream().write(ownAddresses(raw).toBytes(version));
            }
            var tls = transport.tls();
            return SocketWire.connected(raw, tls == null ? raw : secured(raw, endpoint, tls));
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    private static ProxyHeader ownAddresses(Socket raw) {
        return new ProxyHeader(
                (InetSocketAddress) raw.getLocalSocketAddress(), (InetSocketAddress) raw.getRemoteSocketAddress());
    }

    /** The socket asks for the name it is made with (SNI), if that is one. */
    private static SSLSocket secured(Socket raw, Endpoint endpoint, ClientTls tls) throws IOException {
        var name = tls.serverName();
        var socket = (SSLSocket) tls.context()
                .get()
                .getSocketFactory()
                .createSocket(raw, name != null ? name : endpoint.host(), endpoint.port(), true);
        if (tls.checkHostName()) {
            var parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
        }
        return socket;
    }
}
