package io.stonechat.session;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a client gets its links.
 *
 * @param connectTimeout how long connecting to one address may take; zero: as long as the system tries
 * @param tls null for plain links
 * @param proxyHeader the version of the PROXY protocol whose header, with the connection's own addresses, is written before
 *     anything else, TLS included; null for none
 * @param resolver finds the addresses of hosts
 * @param connector opens a link instead of a socket to the host; null for the socket
 */
public record ClientTransport(
        Duration connectTimeout,
        @Nullable ClientTls tls,
        ProxyHeader.@Nullable Version proxyHeader,
        HostResolver resolver,
        @Nullable Connector connector) {

    /** Plain sockets, ten seconds to connect. */
    public static final ClientTransport PLAIN =
            new ClientTransport(Duration.ofSeconds(10), null, null, HostResolver.SYSTEM, null);

    /** Checks the range. */
    public ClientTransport {
        if (connectTimeout.isNegative()) {
            throw new IllegalArgumentException("connectTimeout: " + connectTimeout + " (expected: zero or more)");
        }
    }
}
