package io.stonechat.session;

import java.net.InetAddress;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A range of IP addresses: {@code 10.0.0.0/8}, {@code 2001:db8::/32}, or one address.
 *
 * @param network the first address of the range, or any in it
 * @param prefixLength how many leading bits count
 */
public record Cidr(InetAddress network, int prefixLength) {
    /** Checks the length against the kind of address. */
    public Cidr {
        int bits = network.getAddress().length * 8;
        if (prefixLength < 0 || prefixLength > bits) {
            throw new IllegalArgumentException(
                    "/" + prefixLength + " is not a prefix length (expected: 0 to " + bits + ")");
        }
    }

    /**
     * Reads a range. Names are not looked up.
     *
     * @param text an address, or an address and a prefix length
     * @return the range
     * @throws IllegalArgumentException if it is neither
     */
    public static Cidr parse(String text) {
        int slash = text.indexOf('/');
        try {
            InetAddress network = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
            return new Cidr(
                    network, slash < 0 ? network.getAddress().length * 8 : Integer.parseInt(text.substring(slash + 1)));
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException("\"" + text
                    + "\" is not a range of addresses (expected: such as 10.0.0.0/8, 2001:db8::/32 or 192.0.2.7)");
        }
    }

    /**
     * Whether an address is in the range; never, if one is IPv4 and the other IPv6.
     *
     * @param address the address
     * @return whether it is
     */
    public boolean contains(InetAddress address) {
        byte[] range = network.getAddress();
        byte[] other = address.getAddress();
        if (range.length != other.length) {
            return false;
        }
        int whole = prefixLength / 8;
        for (int i = 0; i < whole; i++) {
            if (range[i] != other[i]) {
                return false;
            }
        }
        int rest = prefixLength % 8;
        return rest == 0 || ((range[whole] ^ other[whole]) & 0xFF) >>> (8 - rest) == 0;
    }

    /**
     * Whether an address is in one of some ranges.
     *
     * @param ranges the ranges; none at all for no address
     * @param address the address; null for a peer that has none, which is in no range
     * @return whether it is
     */
    static boolean anyContains(Collection<Cidr> ranges, @Nullable InetAddress address) {
        return address != null && ranges.stream().anyMatch(range -> range.contains(address));
    }

    @Override
    public String toString() {
        return network.getHostAddress() + "/" + prefixLength;
    }
}
