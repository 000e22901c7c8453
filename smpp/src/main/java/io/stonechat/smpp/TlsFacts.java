package io.stonechat.smpp;

import java.security.Principal;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a TLS link.
 *
 * @param protocol such as {@code TLSv1.3}
 * @param cipherSuite such as {@code TLS_AES_256_GCM_SHA384}
 * @param clientSubject the distinguished name in the client's certificate; null if it showed none
 */
public record TlsFacts(
        String protocol, String cipherSuite, @Nullable String clientSubject) {

    static TlsFacts of(SSLSession session) {
        return new TlsFacts(session.getProtocol(), session.getCipherSuite(), subject(session));
    }

    private static @Nullable String subject(SSLSession session) {
        try {
            Principal subject = session.getPeerPrincipal();
            return subject == null ? null : subject.getName();
        } catch (SSLPeerUnverifiedException _) {
            return null;
        }
    }
}
