package io.stonechat.smpp;

import java.net.InetSocketAddress;
import java.net.SocketAddress;

/** Writes socket addresses the way people write them: {@code 192.0.2.7:50123}, {@code [2001:db8::1]:2775}. */
final class Addresses {
    private Addresses() {}

    static String text(SocketAddress address) {
        if (address instanceof InetSocketAddress socket && socket.getAddress() != null) {
            String host = socket.getAddress().getHostAddress();
            return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + socket.getPort();
        }
        return address.toString();
    }
}
