package io.stonechat.app;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * One end of a captured connection.
 *
 * @param address its IP address, of either version
 * @param port its TCP port
 */
record Endpoint(InetAddress address, int port) {

    private static final int IPV4_LENGTH = 4;
    private static final Pattern ZEROS = Pattern.compile("(?:^|:)0(?::0)+(?::|$)");

    /** The end whose address stands at an offset, 4 or 16 octets of it. */
    static Endpoint of(byte[] packet, int offset, int length, int port) {
        try {
            return new Endpoint(InetAddress.getByAddress(Arrays.copyOfRange(packet, offset, offset + length)), port);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("an IP address has 4 or 16 octets, not " + length, e);
        }
    }

    /** Address and port, {@code 10.0.0.1:2775} or {@code [2001:db8::1]:2775}. */
    @Override
    public String toString() {
        String host = address.getHostAddress();
        if (address.getAddress().length == IPV4_LENGTH) {
            return host + ":" + port;
        }
        return "[" + ZEROS.matcher(host).replaceFirst("::") + "]:" + port;
    }
}
