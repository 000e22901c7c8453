package io.stonechat.smpp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes TLS contexts from PEM files, and makes them anew when the files have changed: a renewed certificate is live at
 * the next connection. Files that cannot be read then leave the old one in place.
 */
final class TlsContexts implements Supplier<SSLContext> {
    private static final Logger LOG = LoggerFactory.getLogger("io.stonechat.smpp");
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final List<String> KEY_ALGORITHMS = List.of("RSA", "EC", "EdDSA");
    private static final char[] NO_PASSWORD = new char[0];

    private final TlsSettings settings;
    private List<FileTime> loadedTimes;
    private SSLContext loaded;

    private TlsContexts(TlsSettings settings) throws IOException, GeneralSecurityException {
        this.settings = settings;
        this.loadedTimes = times();
        this.loaded = load();
    }

    /**
     * Contexts for these files; null for cleartext.
     *
     * @throws IllegalArgumentException in a sentence, if they cannot be used
     */
    static @Nullable TlsContexts of(@Nullable TlsSettings settings) {
        try {
            return settings == null ? null : new TlsContexts(settings);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("there is no such file: " + e.getFile(), e);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("the TLS files cannot be used: " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized SSLContext get() {
        try {
            List<FileTime> now = times();
            if (!now.equals(loadedTimes)) {
                loadedTimes = now;
                loaded = load();
                LOG.info("TLS files were read anew: {}", settings.certPath());
            }
        } catch (IOException | GeneralSecurityException e) {
            LOG.error("changed TLS files cannot be used, the old ones stay: {}", e.toString());
        }
        return loaded;
    }

    private List<FileTime> times() throws IOException {
        List<Path> files = Stream.of(settings.certPath(), settings.keyPath(), settings.caPath())
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        FileTime[] times = new FileTime[files.size()];
        for (int i = 0; i < times.length; i++) {
            times[i] = Files.getLastModifiedTime(files.get(i));
        }
        return List.of(times);
    }

    private SSLContext load() throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys(), trust(), null);
        return context;
    }

    private KeyManager @Nullable [] keys() throws IOException, GeneralSecurityException {
        if (settings.certPath() == null || settings.keyPath() == null) {
            return null;
        }
        KeyStore store = emptyStore();
        Certificate[] chain = certificates(settings.certPath()).toArray(Certificate[]::new);
        store.setKeyEntry("own", privateKey(settings.keyPath()), NO_PASSWORD, chain);
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private TrustManager @Nullable [] trust() throws IOException, GeneralSecurityException {
        if (settings.caPath() == null) {
            return null;
        }
        KeyStore store = emptyStore();
        int number = 0;
        for (Certificate authority : certificates(settings.caPath())) {
            store.setCertificateEntry("ca-" + number++, authority);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static Collection<? extends Certificate> certificates(Path pem)
            throws IOException, GeneralSecurityException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(pem)));
    }

    private static PrivateKey privateKey(Path pem) throws IOException, GeneralSecurityException {
        Matcher key = KEY.matcher(Files.readString(pem, StandardCharsets.US_ASCII));
        if (!key.find()) {
            throw new GeneralSecurityException(pem + " holds no PKCS#8 key (expected: -----BEGIN PRIVATE KEY-----)");
        }
        PKCS8EncodedKeySpec spec =
                new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(key.group(1)));
        for (String algorithm : KEY_ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (GeneralSecurityException _) {
                // The next one may know it.
            }
        }
        throw new GeneralSecurityException(pem + " holds a key that is none of " + KEY_ALGORITHMS);
    }
}
