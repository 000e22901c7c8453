package io.stonechat.smpp;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The files of a TLS endpoint, PEM all of them.
 *
 * @param certPath our certificate, the chain after it; null for none, which only a bind may
 * @param keyPath its private key, PKCS#8; null exactly if the certificate is
 * @param caPath whom we trust; null for the system's authorities on a bind, and for no client certificates on the listener
 */
public record TlsSettings(
        @Nullable Path certPath,
        @Nullable Path keyPath,
        @Nullable Path caPath) {}
