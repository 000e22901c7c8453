package io.stonechat.session;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host; asked at each attempt to connect. */
@FunctionalInterface
public interface HostResolver {
    /** Asks the system, which remembers an answer for some seconds ({@code networkaddress.cache.ttl}). */
    HostResolver SYSTEM = host -> List.of(InetAddress.getAllByName(host));

    /**
     * Returns the addresses in the order in which they are to be tried, at least one.
     *
     * @throws UnknownHostException if there is none
     */
    List<InetAddress> resolve(String host) throws UnknownHostException;
}
