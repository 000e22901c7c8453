package io.stonechat.session;

import java.net.InetAddress;
import java.net.SocketAddress;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * Where a bind came from.
 *
 * @param sessionId the id that the session will have, {@link SmppSession#id()}
 * @param remote the address of the peer; behind a trusted proxy the one that its PROXY protocol header names
 * @param proxy the address of the proxy that the connection came by, or null if it came straight
 * @param local the address it was accepted on, so that listeners can be told apart; null for a link that is not a socket's
 * @param tls the TLS session with the peer's certificates, or null on a plain link
 */
public record BindContext(
        String sessionId,
        SocketAddress remote,
        @Nullable SocketAddress proxy,
        @Nullable SocketAddress local,
        @Nullable SSLSession tls) {

    static BindContext of(Link link) {
        var wire = link.wire();
        return new BindContext(link.id(), wire.remote(), wire.proxy(), wire.local(), wire.tls());
    }

    /** Returns the IP address of the peer; empty for a link that is not a socket's. */
    public Optional<InetAddress> address() {
        return Optional.ofNullable(SourceAddress.ip(remote));
    }

    /** Returns the certificate that the ESME has shown and the TLS context has checked; empty if there is none. */
    public Optional<X509Certificate> certificate() {
        if (tls == null) {
            return Optional.empty();
        }
        try {
            return tls.getPeerCertificates()[0] instanceof X509Certificate shown
                    ? Optional.of(shown)
                    : Optional.empty();
        } catch (SSLPeerUnverifiedException _) {
            return Optional.empty();
        }
    }
}
