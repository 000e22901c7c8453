package io.stonechat.smpp;

import static io.stonechat.protocol.CommandStatus.ESME_RBINDFAIL;
import static io.stonechat.protocol.CommandStatus.ESME_RINVPASWD;
import static io.stonechat.protocol.CommandStatus.ESME_ROK;
import static io.stonechat.smpp.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.stonechat.protocol.BindRequest;
import io.stonechat.protocol.BindResp;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.PduDecoder;
import io.stonechat.protocol.PduEncoder;
import io.stonechat.session.BindFailedException;
import io.stonechat.session.ProxyHeader;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code server} says about who may come in. */
class ServerDoorTest {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final String ACME = "users: [ { system_id: acme, password: secret } ]\n";

    @TempDir
    Path folder;

    private RunningGateway gateway(String keys) {
        return new RunningGateway(folder, "server: { bind_address: 127.0.0.1, port: 0, " + keys + " }\n" + ACME);
    }

    /** The status of the answer to a bind, or nothing if the connection was closed instead. */
    private static Optional<CommandStatus> bind(int port, String password, byte... before) throws IOException {
        try (var socket = new Socket(LOOPBACK, port)) {
            socket.setSoTimeout(30_000);
            byte[] bind = PduEncoder.toBytes(BindRequest.builder()
                    .sequenceNumber(1)
                    .systemId("acme")
                    .password(password)
                    .build());
            socket.getOutputStream()
                    .write(ByteBuffer.allocate(before.length + bind.length)
                            .put(before)
                            .put(bind)
                            .array());
            var in = new DataInputStream(socket.getInputStream());
            byte[] answer = new byte[in.readInt()];
            ByteBuffer.wrap(answer).putInt(answer.length);
            in.readFully(answer, Integer.BYTES, answer.length - Integer.BYTES);
            return Optional.of(((BindResp) PduDecoder.decode(answer)).commandStatus());
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    @Test
    void listeners_areSeveral_eachWithItsOwnAllowList() throws Exception {
        int open = FreePort.choose();
        int closed = FreePort.choose(open);
        try (var _ = new RunningGateway(folder, """
                server:
                  bind_address: 127.0.0.1
                  listeners: [ { port: %d }, { port: %d, allow: [192.0.2.1] } ]
                """.formatted(open, closed) + ACME)) {
            assertThat(bind(open, "secret")).contains(ESME_ROK);
            assertThat(bind(closed, "secret")).isEmpty();
        }
    }

    @Test
    void theAddressBehindATrustedProxy_isWhatTheUsersAllowListIsAbout() throws Exception {
        String user = "users: [ { system_id: acme, password: secret, allow: [203.0.113.0/24] } ]\n";
        var server = "server: { bind_address: 127.0.0.1, port: 0, proxy_protocol: { trusted: [127.0.0.1] } }\n";
        var destination = new InetSocketAddress("198.51.100.1", 2775);
        byte[] allowed =
                new ProxyHeader(new InetSocketAddress("203.0.113.9", 1), destination).toBytes(ProxyHeader.Version.V2);
        byte[] other =
                new ProxyHeader(new InetSocketAddress("192.0.2.9", 1), destination).toBytes(ProxyHeader.Version.V1);
        try (var gateway = new RunningGateway(folder, server + user)) {
            assertThat(bind(gateway.port(), "secret", allowed)).contains(ESME_ROK);
            assertThat(bind(gateway.port(), "secret", other)).contains(ESME_RBINDFAIL);
            assertThat(bind(gateway.port(), "secret")).isEmpty();
        }
    }

    @Test
    void whoGuesses_isLockedOut() throws Exception {
        try (var gateway = gateway("lockout: { system_id_failures: 2, delay_ms: 0, longest_delay_ms: 1 }")) {
            assertThat(bind(gateway.port(), "guess1")).contains(ESME_RINVPASWD);
            assertThat(bind(gateway.port(), "guess2")).contains(ESME_RINVPASWD);

            assertThat(bind(gateway.port(), "secret")).contains(ESME_RBINDFAIL);
        }
    }

    @Test
    void bindsInAll_andConnections_areLimited() throws Exception {
        try (var gateway = gateway("max_binds: 1, max_connections: 2")) {
            try (var _ = gateway.esme()) {
                assertThatExceptionOfType(BindFailedException.class)
                        .isThrownBy(gateway::esme)
                        .extracting(BindFailedException::status)
                        .isEqualTo(ESME_RBINDFAIL);
                // The refused one may take a moment to be gone: until then there is no room for the other.
                await().until(() -> {
                    try (var _ = new Socket(LOOPBACK, gateway.port())) {
                        return bind(gateway.port(), "secret").isEmpty();
                    }
                });
            }
        }
    }
}
