package io.stonechat.session;

import java.net.SocketAddress;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * Where a bind came from.
 *
 * @param sessionId the id that the session will have, {@link SmppSession#id()}
 * @param remote the address of the peer
 * @param tls the TLS session with the peer's certificates, or null on a plain link
 */
public record BindContext(
        String sessionId, SocketAddress remote, @Nullable SSLSession tls) {}
