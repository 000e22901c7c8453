package io.stonechat.api;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.stonechat.host.HostPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class HttpDoorTest {

    @Test
    void a_port_that_is_taken_is_told_in_a_sentence() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() -> HttpDoor.open(
                            new HostPort("127.0.0.1", port), _ -> HttpReply.error(HttpReply.SERVER_ERROR, "")))
                    .withMessageContaining("cannot listen on 127.0.0.1:" + port + ": Address already in use");
        }
    }
}
