package io.stonechat.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions over TLS, with certificates made for the test. */
class TlsTest {
    @TempDir
    static Path folder;

    private static TestKeys keys;

    /** Has the key of "localhost" and trusts its certificate. */
    private static SSLContext context;

    /** Has the key of "centre.example" and trusts that and the first. */
    private static SSLContext other;

    /** Trusts both, and has no key of its own. */
    private static SSLContext trusting;

    @BeforeAll
    static void makeCertificates() throws Exception {
        keys = new TestKeys(folder);
        var localhost = keys.of("localhost");
        var example = keys.of("centre.example");
        var trusted = TestKeys.trusting(localhost, example);
        context = TestKeys.context(localhost, trusted);
        other = TestKeys.context(example, trusted);
        trusting = TestKeys.context(null, trusted);
    }

    private static TestCentre centre(UnaryOperator<ServerConfig.Builder> settings) {
        return TestCentre.start(TestCentre::accept, more -> settings.apply(more.tls(() -> context)));
    }

    private static ClientConfig.Builder to(TestCentre centre, String host) {
        return ClientConfig.builder()
                .host(host)
                .port(centre.server.localAddress().getPort())
                .systemId("esme")
                .password(TestCentre.PASSWORD)
                .resolver(_ -> List.of(InetAddress.getLoopbackAddress()))
                .tls(() -> context);
    }

    private static SmppSession connect(ClientConfig.Builder settings) {
        return SmppClient.connect(settings.build(), ClientHandler.of(TestCentre::accept));
    }

    @Test
    void theNameOfTheHost_isAskedFor_andAnotherIfToldSo() throws Exception {
        for (var settings : List.<UnaryOperator<ClientConfig.Builder>>of(
                to -> to.host("centre.example"), to -> to.host("127.0.0.1").serverName("centre.example"))) {
            try (var listener = (SSLServerSocket)
                    other.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                var names = new CompletableFuture<List<SNIServerName>>();
                Thread.startVirtualThread(() -> {
                    try (var connection = (SSLSocket) listener.accept()) {
                        connection.startHandshake();
                        names.complete(((ExtendedSSLSession) connection.getSession()).getRequestedServerNames());
                        assertThat(connection.getInputStream().readNBytes(16)).hasSize(16);
                    } catch (IOException e) {
                        names.completeExceptionally(e);
                    }
                });
                var config = settings.apply(ClientConfig.builder()
                                .port(listener.getLocalPort())
                                .resolver(_ -> List.of(InetAddress.getLoopbackAddress()))
                                .tls(() -> trusting))
                        .build();

                assertThatThrownBy(() -> SmppClient.connect(config, ClientHandler.of(TestCentre::accept)))
                        .isInstanceOf(BindFailedException.class);

                assertThat(names.get(30, TimeUnit.SECONDS)).containsExactly(new SNIHostName("centre.example"));
            }
        }
    }

    @Test
    void aCertificateForAnotherName_isTaken_onlyIfToldSo() throws Exception {
        try (var centre = centre(settings -> settings)) {
            assertThatThrownBy(() -> connect(to(centre, "centre.example")))
                    .isInstanceOf(BindFailedException.class)
                    .hasMessageContaining("centre.example");

            var session = connect(to(centre, "centre.example").checkHostName(false));
            assertThat(session.state().isBound()).isTrue();
            session.close("the test is over");
        }
    }

    @Test
    void aCertificateNobodyTrusts_isRefused() throws Exception {
        var stranger = TestKeys.context(keys.of("stranger"), keys.of("strangers-friend"));
        try (var centre = centre(settings -> settings)) {
            assertThatThrownBy(() -> connect(to(centre, "localhost").tls(() -> stranger)))
                    .isInstanceOf(BindFailedException.class)
                    .hasMessageContaining("PKIX");
        }
    }

    @Test
    void aCentreThatAsksForACertificate_refusesAClientWithoutOne() {
        try (var centre = centre(settings -> settings.clientCertificates(true))) {
            assertThatThrownBy(() -> connect(to(centre, "localhost").tls(() -> trusting)))
                    .isInstanceOf(BindFailedException.class);
        }
    }

    @Test
    void renewedCertificates_areLiveAtTheNextConnection_onBothSides() throws Exception {
        var servers = new AtomicReference<>(context);
        var clients = new AtomicReference<>(trusting);
        try (var centre = TestCentre.start(
                TestCentre::accept, settings -> settings.tls(servers::get).clientCertificates(false))) {
            var settings = to(centre, "centre.example").tls(clients::get);
            assertThatThrownBy(() -> connect(settings)).isInstanceOf(BindFailedException.class);

            servers.set(other);
            var session = connect(settings);
            assertThat(session.state().isBound()).isTrue();

            clients.set(TestKeys.context(null, keys.of("nobody")));
            assertThat(session.outcomeAndAwait(Messages.submit(0))).isInstanceOf(Accepted.class);
            assertThatThrownBy(() -> connect(settings)).isInstanceOf(BindFailedException.class);
            session.close("the test is over");
        }
    }

    @Test
    void thePROXYHeader_goesAheadOfTheHandshake() throws Exception {
        try (var listener = new java.net.ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var config = ClientConfig.builder()
                    .host("localhost")
                    .port(listener.getLocalPort())
                    .proxyHeader(ProxyHeader.Version.V1)
                    .tls(() -> trusting)
                    .build();
            var binding = CompletableFuture.runAsync(
                    () -> SmppClient.connect(config, ClientHandler.of(TestCentre::accept)), Thread::startVirtualThread);
            try (var connection = listener.accept()) {
                var in = connection.getInputStream();
                assertThat(in.readNBytes(5)).isEqualTo("PROXY".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                int octet = in.read();
                while (octet != 10) {
                    octet = in.read();
                }
                // A record of the handshake.
                assertThat(in.read()).isEqualTo(0x16);
            }
            assertThatThrownBy(binding::join).hasCauseInstanceOf(BindFailedException.class);
        }
    }

    @Test
    void bothSidesSpeakTls_andTheCentreAsksForACertificate() throws Exception {
        try (var centre = centre(settings -> settings.clientCertificates(true))) {
            var session = SmppClient.connect(to(centre, "localhost").build(), ClientHandler.of(TestCentre::accept));

            assertThat(session.submit(Messages.submit(0)).get(30, TimeUnit.SECONDS))
                    .isEqualTo(new Accepted("id"));
            session.unbind();
            assertThat(session.closed().get(30, TimeUnit.SECONDS)).isEqualTo("unbound by us");
        }
    }

    @Test
    void aCertificateForAnotherName_isRefused() {
        try (var centre = centre(settings -> settings)) {
            assertThatThrownBy(() ->
                            SmppClient.connect(to(centre, "127.0.0.1").build(), ClientHandler.of(TestCentre::accept)))
                    .isInstanceOf(BindFailedException.class)
                    .hasMessageContaining("127.0.0.1");
        }
    }

    @Test
    void aPlainPeer_isDropped_andTheCentreGoesOn() throws Exception {
        try (var centre = centre(settings -> settings)) {
            centre.connect().send(Messages.request("bind_transceiver", 1)).close();

            var session = SmppClient.connect(to(centre, "localhost").build(), ClientHandler.of(TestCentre::accept));
            assertThat(session.state().isBound()).isTrue();
        }
    }
}
