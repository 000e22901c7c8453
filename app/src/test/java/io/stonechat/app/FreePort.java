package io.stonechat.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * A port for who has to be told one. It is none of those that systems give to whoever asks for any: one of these may belong to
 * a connection by the time it is listened on.
 */
final class FreePort {
    private static final int FIRST = 10_000;
    private static final int END = 16_000;

    private FreePort() {}

    /** One that is none of those. */
    static int choose(int... others) {
        return ThreadLocalRandom.current()
                .ints(FIRST, END)
                .filter(port -> IntStream.of(others).noneMatch(other -> other == port))
                .filter(FreePort::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
