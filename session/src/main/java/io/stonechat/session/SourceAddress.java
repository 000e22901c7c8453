package io.stonechat.session;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Whom the connections from one place are counted and locked out as.
 *
 * @param text an IPv4 address; the 64-bit network of an IPv6 one, since whoever has one of its addresses has them all; what a
 *     link without an IP address calls its peer
 */
record SourceAddress(String text) {
    private static final int NETWORK_OCTETS = 8;

    static SourceAddress of(SocketAddress remote) {
        var address = ip(remote);
        if (address == null) {
            return new SourceAddress(remote.toString());
        }
        return new SourceAddress(address instanceof Inet6Address ? network(address) : address.getHostAddress());
    }

    /** Returns the IP address of a peer; null if it has none. */
    static @Nullable InetAddress ip(SocketAddress remote) {
        return remote instanceof InetSocketAddress socket ? socket.getAddress() : null;
    }

    private static String network(InetAddress address) {
        byte[] octets = address.getAddress();
        Arrays.fill(octets, NETWORK_OCTETS, octets.length, (byte) 0);
        try {
            return InetAddress.getByAddress(octets).getHostAddress() + "/64";
        } catch (UnknownHostException e) {
            throw new AssertionError("an address of 16 octets is an address", e);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
