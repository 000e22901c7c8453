package io.stonechat.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Keys and certificates made for a test. */
final class TestKeys {
    static final String PASSWORD = "changeit";
    private static final String ALIAS = "own";

    private final Path folder;

    TestKeys(Path folder) {
        this.folder = folder;
    }

    /** Where the key store of a name is, a PKCS #12 file. */
    Path path(String name) {
        return folder.resolve(name + ".p12");
    }

    /** A key store with a key and its certificate for a name. */
    KeyStore of(String name) throws Exception {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made = new ProcessBuilder(List.of(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "SAN=dns:" + name,
                        "-keystore",
                        path(name).toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-validity",
                        "1"))
                .redirectErrorStream(true)
                .start();
        assertThat(made.waitFor()).as(() -> output(made)).isZero();
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(path(name))) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    private static String output(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** A key store that trusts these certificates. */
    static KeyStore trusting(KeyStore... others) throws GeneralSecurityException, IOException {
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, PASSWORD.toCharArray());
        for (var other : others) {
            trusted.setCertificateEntry("trusted-" + trusted.size(), other.getCertificate(ALIAS));
        }
        return trusted;
    }

    /** A context with these keys of our own, or none, and whom it trusts. */
    static SSLContext context(@Nullable KeyStore keys, KeyStore trust) throws GeneralSecurityException {
        var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD.toCharArray());
        var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(trust);
        var made = SSLContext.getInstance("TLS");
        made.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return made;
    }
}
