package io.stonechat.session;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * The header of the PROXY protocol: what a proxy says, before the first octet of a connection, about whose connection it is.
 * Version 1 is a line of text, version 2 is binary; both are read, either is written.
 *
 * <p>Pure: octets in, octets out. It says nothing about whether the one who sent it may be believed.
 *
 * @param source where the connection comes from, or null if the header does not say: the proxy's own health check, or an
 *     address that is not an IP address. The connection's own address is then the one that counts
 * @param destination where it was made to; null exactly if {@code source} is
 * @see <a href="https://www.haproxy.org/download/3.0/doc/proxy-protocol.txt">the protocol</a>
 */
public record ProxyHeader(
        @Nullable InetSocketAddress source, @Nullable InetSocketAddress destination) {

    /** The most octets a header may have here: a longer one carries TLVs that no message centre has a use for. */
    public static final int LONGEST = 4096;

    /** A header that says nothing about whose connection it is. */
    public static final ProxyHeader LOCAL = new ProxyHeader(null, null);

    /** Checks that both addresses are there, resolved, or neither. */
    public ProxyHeader {
        if ((source == null) != (destination == null)) {
            throw new IllegalArgumentException("a PROXY header names both source and destination, or neither");
        }
        if (source != null && (source.isUnresolved() || destination == null || destination.isUnresolved())) {
            throw new IllegalArgumentException(
                    "a PROXY header needs IP addresses: " + source + ", " + destination + " (resolve the names first)");
        }
    }

    /** The two forms of the header. */
    public enum Version {
        /** One line of text. */
        V1,
        /** Binary. */
        V2
    }

    /** What the first octets of a connection are. */
    public sealed interface Reading {}

    /** They may become a header, but more octets are needed to say. */
    public record Incomplete() implements Reading {}

    /**
     * They start with a header.
     *
     * @param header what it says
     * @param length how many octets it has: the connection proper starts behind them
     */
    public record Complete(ProxyHeader header, int length) implements Reading {}

    /**
     * They are no header.
     *
     * @param problem why, in a phrase
     */
    public record Malformed(String problem) implements Reading {}

    /** Reads the first octets of a connection. Never throws for what they are. */
    public static Reading read(byte[] octets, int offset, int length) {
        if (length == 0) {
            return new Incomplete();
        }
        return octets[offset] == 'P' ? ProxyLine.read(octets, offset, length) : ProxyBlock.read(octets, offset, length);
    }

    /** Returns the octets of this header. */
    public byte[] toBytes(Version version) {
        return switch (version) {
            case V1 -> ProxyLine.write(this);
            case V2 -> ProxyBlock.write(this);
        };
    }
}
