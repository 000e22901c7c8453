package io.stonechat.smpp;

import static io.stonechat.smpp.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stonechat.session.Accepted;
import io.stonechat.session.ProxyHeader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code binds[].hosts} and what belongs to them, at work and mistaken. */
class BindPlacesTest {
    private final TestUpstream first = new TestUpstream();
    private final TestUpstream second = new TestUpstream();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        first.close();
        second.close();
    }

    private RunningGateway gateway(String keys) {
        return new RunningGateway(folder, """
                users: [ { system_id: acme, password: secret } ]
                binds: [ { name: up, system_id: us, password: pw, %s } ]
                routing: { default_chain: [ "bind:up" ] }
                """.formatted(keys));
    }

    private String hosts() {
        return "hosts: [ \"127.0.0.1:%d\", \"127.0.0.1:%d\" ]".formatted(first.port(), second.port());
    }

    @ParameterizedTest
    @CsvSource({"least_pending, 2, 2", "round_robin, 2, 2", "priority, 2, 2", "failover, 2, 0"})
    void bindsToItsHosts_asTheBalancingSays(String balancing, int atFirst, int atSecond) {
        try (var _ = gateway(hosts() + ", connections: 2, balancing: " + balancing)) {
            await().until(() -> first.binds.get() == atFirst && second.binds.get() == atSecond);
        }
    }

    private static int links(RunningGateway gateway) {
        return gateway.extension
                .switchboard()
                .bind("up")
                .orElseThrow()
                .sessions()
                .size();
    }

    @Test
    void withPriority_theSecondHostGetsNothing_untilTheFirstIsGone() throws Exception {
        try (var gateway = gateway(hosts() + ", balancing: priority")) {
            await().until(() -> links(gateway) == 2);
            var esme = gateway.esme();
            for (int i = 0; i < 4; i++) {
                assertThat(esme.session.outcomeAndAwait(TestEsme.message("41791234567", "Hello")))
                        .isInstanceOf(Accepted.class);
                assertThat(first.nextSubmit()).isNotNull();
            }
            assertThat(second.submits).isEmpty();

            first.close();
            await().until(() -> links(gateway) == 1);
            assertThat(esme.session.outcomeAndAwait(TestEsme.message("41791234567", "Hello")))
                    .isInstanceOf(Accepted.class);
            assertThat(second.nextSubmit()).isNotNull();
        }
    }

    @Test
    void sendsThePROXYHeader_aheadOfTheBind() throws Exception {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var _ = gateway("hosts: [ \"127.0.0.1:%d\" ], proxy_protocol: v2".formatted(listener.getLocalPort()))) {
            try (var connection = listener.accept()) {
                byte[] octets = connection.getInputStream().readNBytes(28);

                assertThat(ProxyHeader.read(octets, 0, octets.length))
                        .isInstanceOfSatisfying(ProxyHeader.Complete.class, complete -> {
                            assertThat(complete.length()).isEqualTo(28);
                            assertThat(complete.header().source()).isEqualTo(connection.getRemoteSocketAddress());
                        });
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hosts: []                                | needs one host at least",
                "hosts: [ \"a:b\" ]                       | \"a:b\" is no host",
                "hosts: [ \"a:70000\" ]                   | \"a:70000\" is no host",
                "host: a, hosts: [ b ]                    | keep one of them",
                "port: 2775                               | host",
                "hosts: [ a ], balancing: random          | balancing",
                "hosts: [ a ], proxy_protocol: v3         | proxy_protocol"
            })
    void aMistake_isNamed(String keys, String message) {
        assertThatThrownBy(() -> gateway(keys).close()).hasMessageContaining(message);
    }
}
