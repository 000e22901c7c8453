package io.stonechat.smpp;

import io.stonechat.host.ConfigSection;
import io.stonechat.session.Balancing;
import io.stonechat.session.Endpoint;
import io.stonechat.session.ProxyHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads where a bind goes: {@code host} and {@code port}, or {@code hosts}, and what belongs to them. */
final class BindPlacesReader {
    private static final int DEFAULT_PORT = 2775;
    private static final int MAX_PORT = 65_535;

    private BindPlacesReader() {}

    /** The values of {@code proxy_protocol}. */
    private enum ProxyProtocol {
        NONE,
        V1,
        V2
    }

    static BindPlaces read(ConfigSection bind, Optional<ConfigSection> tls) {
        int port = bind.integer("port", DEFAULT_PORT, 1, MAX_PORT);
        return new BindPlaces(
                hosts(bind, port),
                bind.choice("balancing", Balancing.LEAST_PENDING),
                version(bind.choice("proxy_protocol", ProxyProtocol.NONE)),
                tls.flatMap(section -> section.text("server_name")).orElse(null),
                tls.map(section -> section.bool("check_host_name", true)).orElse(true));
    }

    private static List<Endpoint> hosts(ConfigSection bind, int port) {
        if (!bind.has("hosts")) {
            var host = bind.requiredText("host");
            return List.of(new Endpoint(host.isBlank() ? "?" : host, port));
        }
        if (bind.has("host")) {
            bind.error("hosts", "\"host\" and \"hosts\" say the same: keep one of them");
        }
        List<Endpoint> hosts = new ArrayList<>();
        for (String text : bind.texts("hosts")) {
            place(text, port)
                    .ifPresentOrElse(
                            hosts::add,
                            () -> bind.error(
                                    "hosts", "\"" + text + "\" is no host (expected: NAME, NAME:PORT or [IPV6]:PORT)"));
        }
        if (hosts.isEmpty()) {
            bind.error("hosts", "\"hosts\" needs one host at least");
            hosts.add(new Endpoint("?", port));
        }
        return hosts;
    }

    private static Optional<Endpoint> place(String text, int fallback) {
        int bracket = text.indexOf(']');
        int colon = text.lastIndexOf(':');
        boolean bareIpv6 = bracket < 0 && colon != text.indexOf(':');
        boolean hasPort = colon > bracket && !bareIpv6;
        var host = hasPort ? text.substring(0, colon) : text;
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        try {
            int port = hasPort ? Integer.parseInt(text.substring(colon + 1)) : fallback;
            return Optional.of(new Endpoint(host, port));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static ProxyHeader.@Nullable Version version(ProxyProtocol protocol) {
        return switch (protocol) {
            case NONE -> null;
            case V1 -> ProxyHeader.Version.V1;
            case V2 -> ProxyHeader.Version.V2;
        };
    }
}
