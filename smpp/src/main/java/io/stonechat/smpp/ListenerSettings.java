package io.stonechat.smpp;

import io.stonechat.session.Cidr;
import io.stonechat.session.ProxyPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One place that we listen on for ESMEs.
 *
 * @param bindAddress the address
 * @param port the port, 0 for any free one
 * @param tls null for cleartext
 * @param allow who may connect; empty for everybody
 * @param proxy who may say by the PROXY protocol whom a connection comes from; null for nobody
 */
public record ListenerSettings(
        String bindAddress,
        int port,
        @Nullable TlsSettings tls,
        List<Cidr> allow,
        @Nullable ProxyPolicy proxy) {
    /** What holds where the file says nothing. */
    public static final ListenerSettings DEFAULTS = new ListenerSettings("0.0.0.0", 2775, null, List.of(), null);

    /** Takes a copy. */
    public ListenerSettings {
        allow = List.copyOf(allow);
    }
}
