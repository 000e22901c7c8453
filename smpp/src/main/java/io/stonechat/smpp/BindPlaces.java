package io.stonechat.smpp;

import io.stonechat.session.Balancing;
import io.stonechat.session.Endpoint;
import io.stonechat.session.ProxyHeader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a bind goes, and how it gets there.
 *
 * @param hosts where the upstream listens, the preferred place first
 * @param balancing how several hosts and connections are used
 * @param proxyProtocol the version of the PROXY header that goes ahead of each connection; null for none
 * @param serverName the name to ask for and to check over TLS if it is not the host's; null for the host's
 * @param checkHostName whether the upstream's certificate must be for that name
 */
public record BindPlaces(
        List<Endpoint> hosts,
        Balancing balancing,
        ProxyHeader.@Nullable Version proxyProtocol,
        @Nullable String serverName,
        boolean checkHostName) {

    /** Keeps an unmodifiable copy of the list. */
    public BindPlaces {
        hosts = List.copyOf(hosts);
    }

    /** How many sessions so many connections make. */
    int sessions(int connections) {
        return balancing == Balancing.FAILOVER ? connections : connections * hosts.size();
    }
}
