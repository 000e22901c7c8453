package io.stonechat.smpp;

import static io.stonechat.protocol.CommandStatus.ESME_ROK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.stonechat.host.ConfigException;
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
                        "SAN=ip:127.0.0.1")
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
