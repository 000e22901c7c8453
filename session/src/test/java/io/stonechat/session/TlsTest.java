package io.stonechat.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions over TLS, with a certificate made for the test. */
class TlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    static Path folder;

    /** One that has the key of "localhost" and trusts its certificate. */
    private static SSLContext context;

    @BeforeAll
    static void makeCertificate() throws Exception {
        var store = folder.resolve("keys.p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "centre",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-keystore",
                        store.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-validity",
                        "1")
                .redirectErrorStream(true)
                .start();
        assertThat(made.waitFor()).as(() -> output(made)).isZero();
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        context = contextOf(keys);
    }

    private static String output(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static SSLContext contextOf(KeyStore keys) throws GeneralSecurityException {
        var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        var made = SSLContext.getInstance("TLS");
        made.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return made;
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
                .tls(() -> context);
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
