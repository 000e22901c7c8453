package io.stonechat.session;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which connections of a listener start with a PROXY protocol header, version 1 or 2, that says whom they really come from.
 *
 * <p>Only a trusted proxy is believed: whoever else connects is taken for what it is, and a header of its own is not SMPP.
 *
 * @param trusted the addresses of the proxies
 * @param required whether connections of trusted proxies must have a header, and no others are taken; if not, the header may be left out
 * @param timeout how long the header may take
 */
public record ProxyPolicy(List<Cidr> trusted, boolean required, Duration timeout) {
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(3);

    /** Takes a copy, and checks that somebody is trusted and that the header has time. */
    public ProxyPolicy {
        trusted = List.copyOf(trusted);
        if (trusted.isEmpty()) {
            throw new IllegalArgumentException("trusted: nobody (expected: the addresses of the proxies)");
        }
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("timeout: " + timeout + " (expected: above zero)");
        }
    }

    /** Requires a header, within 3 s, of every connection, and takes connections from these proxies only. */
    public static ProxyPolicy required(List<Cidr> trusted) {
        return new ProxyPolicy(trusted, true, USUAL_TIMEOUT);
    }

    /** Takes a header, within 3 s, from these proxies, and anybody without one. */
    public static ProxyPolicy optional(List<Cidr> trusted) {
        return new ProxyPolicy(trusted, false, USUAL_TIMEOUT);
    }

    /** Tells whether a header of this peer is believed. */
    boolean trusts(@Nullable InetAddress peer) {
        return Cidr.anyContains(trusted, peer);
    }
}
