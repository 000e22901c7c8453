package io.stonechat.session;

import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * TLS on the way to a message centre.
 *
 * @param context asked at every connection, so that renewed certificates are live at the next one; it holds our own
 *     certificate, if the centre wants one, and whom we trust
 * @param checkHostName whether the centre's certificate must be for the name that was asked for; without that anybody whom the
 *     context trusts may pass for the centre
 * @param serverName the name to ask for (SNI, RFC 6066 §3) and to check, if it is not the host's; null for the host's
 */
public record ClientTls(
        Supplier<SSLContext> context,
        boolean checkHostName,
        @Nullable String serverName) {}
