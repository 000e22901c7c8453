package io.stonechat.app;

import java.io.IOException;
import java.net.ServerSocket;

/** A port for a server that has to be told one, and does not tell which one it chose. */
final class FreePort {
    private FreePort() {}

    static int choose() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
