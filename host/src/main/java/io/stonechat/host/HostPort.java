package io.stonechat.host;

import org.jspecify.annotations.Nullable;

/**
 * A host and a port.
 *
 * @param host a name or an address, IPv6 without brackets
 * @param port 0 to 65535
 */
public record HostPort(String host, int port) {

    private static final int MAX_PORT = 65_535;

    /** Reads {@code host:port} or {@code [v6]:port}; null if the text is neither. */
    static @Nullable HostPort parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon <= 0) {
            return null;
        }
        var host = text.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        } else if (host.indexOf(':') >= 0) {
            return null;
        }
        try {
            int port = Integer.parseInt(text.substring(colon + 1));
            return host.isBlank() || port < 0 || port > MAX_PORT ? null : new HostPort(host, port);
        } catch (NumberFormatException _) {
            return null;
        }
    }

    @Override
    public String toString() {
        return host.indexOf(':') >= 0 ? "[" + host + "]:" + port : host + ":" + port;
    }
}
