package io.stonechat.smpp;

import static io.stonechat.protocol.CommandStatus.ESME_ROK;
import static io.stonechat.smpp.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.stonechat.host.ConfigException;
import io.stonechat.session.BindFailedException;
import io.stonechat.session.ConnectionStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    static Path keys;

    @TempDir
    Path folder;

    /** A certificate for 127.0.0.1 that vouches for itself, and its key, both as PEM. */
    @BeforeAll
    static void makeCertificate() throws Exception {
        Path store = keys.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD),
                        "-alias",
                        "own",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=gateway",
                        "-ext",
                        "SAN=ip:127.0.0.1,dns:gateway.example")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore loaded = KeyStore.getInstance(store.toFile(), PASSWORD);
        pem("cert.pem", "CERTIFICATE", loaded.getCertificate("own").getEncoded());
        pem("key.pem", "PRIVATE KEY", loaded.getKey("own", PASSWORD).getEncoded());
    }

    @Test
    void esmes_bindOverTls_andAskForTheCertificateTheyTrust() throws Exception {
        TlsSettings trusting = new TlsSettings(null, null, keys.resolve("cert.pem"));
        try (var gateway = new RunningGateway(folder, server("cert.pem"), """
                        @OnBind BindReply secured(Bind bind) {
                            return bind.tls().isPresent() ? BindReply.accept() : BindReply.reject();
                        }
                        @OnPdu Reply submit(SubmitSm pdu) { return Reply.accept(); }
                        """);
                var esme = gateway.esme(config -> config.tls(TlsContexts.of(trusting)))) {
            assertThat(esme.status(TestEsme.message("31612345678", "hello"))).isEqualTo(ESME_ROK);
        }
    }

    @Test
    void aFileThatIsNotThere_isAnErrorOfTheConfiguration() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> new RunningGateway(folder, server("nowhere.pem")))
                .withMessageContaining("there is no such file: ")
                .withMessageContaining("nowhere.pem");
    }

    @Test
    void caPath_asksEsmesForACertificate() {
        String asking = server("cert.pem").replace("tls: {", "tls: { ca_path: \"" + keys.resolve("cert.pem") + "\",");
        TlsSettings known =
                new TlsSettings(keys.resolve("cert.pem"), keys.resolve("key.pem"), keys.resolve("cert.pem"));
        TlsSettings unknown = new TlsSettings(null, null, keys.resolve("cert.pem"));
        try (var gateway = new RunningGateway(folder, asking + "users: [ { system_id: acme, password: secret } ]\n")) {
            gateway.esme(config -> config.tls(TlsContexts.of(known))).close();
            assertThatExceptionOfType(BindFailedException.class)
                    .isThrownBy(() -> gateway.esme(config -> config.tls(TlsContexts.of(unknown))));
        }
    }

    @Test
    void aBind_trustsWhoItIsTold_underTheNameItIsTold() throws Exception {
        String own = "ca_path: \"" + keys.resolve("cert.pem") + "\"";
        try (var provider = new RunningGateway(
                Files.createDirectory(folder.resolve("provider")),
                server("cert.pem") + "users: [ { system_id: us, password: pw } ]\n")) {
            assertThat(isBound(provider, "127.0.0.1", own)).isTrue();
            assertThat(isBound(provider, "127.0.0.1", ""))
                    .as("nobody known has signed")
                    .isFalse();
            assertThat(isBound(provider, "localhost", own)).as("not its name").isFalse();
            assertThat(isBound(provider, "localhost", own + ", check_host_name: false"))
                    .isTrue();
            assertThat(isBound(provider, "localhost", own + ", server_name: gateway.example"))
                    .isTrue();
        }
    }

    @Test
    void aBind_showsItsCertificate_whereItIsAskedFor() throws Exception {
        String trusting = "ca_path: \"" + keys.resolve("cert.pem") + "\"";
        String known = trusting
                + ", cert_path: \"%s\", key_path: \"%s\"".formatted(keys.resolve("cert.pem"), keys.resolve("key.pem"));
        try (var provider = new RunningGateway(
                Files.createDirectory(folder.resolve("provider")),
                server("cert.pem").replace("tls: {", "tls: { " + trusting + ",")
                        + "users: [ { system_id: us, password: pw } ]\n")) {
            assertThat(isBound(provider, "127.0.0.1", known)).isTrue();
            assertThat(isBound(provider, "127.0.0.1", trusting)).isFalse();
        }
    }

    private boolean isBound(RunningGateway provider, String host, String tls) {
        try (var gateway = new RunningGateway(folder, """
                binds: [ { name: up, host: %s, port: %d, system_id: us, password: pw, tls: { %s } } ]
                """.formatted(host, provider.port(), tls))) {
            var bind = gateway.extension.running().binds().get("up").orElseThrow();
            await().until(() -> bind.bound() || bind.connections().stream().anyMatch(TlsTest::hasFailed));
            return bind.bound();
        }
    }

    private static boolean hasFailed(ConnectionStatus connection) {
        return connection.failures() > 0;
    }

    private static String server(String certificate) {
        return "server: { bind_address: 127.0.0.1, port: 0, tls: { cert_path: \"%s\", key_path: \"%s\" } }\n"
                .formatted(keys.resolve(certificate), keys.resolve("key.pem"));
    }

    private static void pem(String name, String kind, byte[] content) throws Exception {
        Files.writeString(
                keys.resolve(name),
                "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(content) + "\n-----END "
                        + kind + "-----\n");
    }
}
