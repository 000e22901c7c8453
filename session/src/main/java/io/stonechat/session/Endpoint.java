package io.stonechat.session;

/**
 * Where a message centre listens.
 *
 * @param host name or address; a name is looked up anew at each attempt to connect
 * @param port 1 to 65,535
 */
public record Endpoint(String host, int port) {
    private static final int MAX_PORT = 65_535;

    /** Checks the range. */
    public Endpoint {
        if (host.isBlank()) {
            throw new IllegalArgumentException("host: it is empty (expected: a name or an address)");
        }
        if (port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException("port: " + port + " (expected: 1 to 65535)");
        }
    }

    @Override
    public String toString() {
        return host.indexOf(':') < 0 ? host + ":" + port : "[" + host + "]:" + port;
    }
}
