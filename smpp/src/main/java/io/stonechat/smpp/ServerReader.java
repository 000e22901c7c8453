package io.stonechat.smpp;

import io.stonechat.host.ConfigSection;
import io.stonechat.session.Cidr;
import io.stonechat.session.LockoutPolicy;
import io.stonechat.session.ProxyPolicy;
import io.stonechat.session.ServerLimits;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code server}. */
final class ServerReader {
    private static final int MAX_CONNECTIONS = 1_000_000;

    private final ConfigSection server;
    private final ConfigSection flat;

    private ServerReader(ConfigSection server, ConfigSection flat) {
        this.server = server;
        this.flat = flat;
    }

    /**
     * Reads it.
     *
     * @param flat where address and port may stand too, as they did once
     */
    static ServerSettings read(ConfigSection server, ConfigSection flat) {
        return new ServerReader(server, flat).read();
    }

    private ServerSettings read() {
        ServerSettings defaults = ServerSettings.DEFAULTS;
        ServerSettings read = new ServerSettings(
                listeners(),
                limits(),
                lockout(server.section("lockout")),
                server.millis("session_init_timer_ms", defaults.sessionInitTimer()),
                server.millis("enquire_link_timer_ms", defaults.enquireLinkTimer()),
                server.millis("inactivity_timer_ms", defaults.inactivityTimer()),
                server.millis("response_timer_ms", defaults.responseTimer()),
                server.integer("window", defaults.window(), 1, 65_536),
                server.integer("max_pdu_bytes", defaults.maxPduBytes(), 1_024, 16 * 1024 * 1024),
                VersionReader.read(server),
                server.integer("max_msg_per_sec", defaults.maxMsgPerSec(), 0, 1_000_000),
                server.choice("throttle_action", defaults.throttleAction()));
        server.finish();
        return read;
    }

    /** What stands in the server section itself is a listener of its own, unless it only says what {@code listeners} have in common. */
    private List<ListenerSettings> listeners() {
        List<ConfigSection> sections = server.sections("listeners");
        String address = address(server.has("bind_address") ? server : flat, ListenerSettings.DEFAULTS.bindAddress());
        List<Cidr> allow = RangeReader.read(server, "allow");
        ProxyPolicy proxy = proxy(server, null);
        boolean own = sections.isEmpty() || server.has("port") || flat.has("port") || server.has("tls");
        int port = flat.integer("port", ListenerSettings.DEFAULTS.port(), 0, 65_535);
        List<ListenerSettings> listeners = new ArrayList<>();
        if (own) {
            listeners.add(
                    new ListenerSettings(address, server.integer("port", port, 0, 65_535), tls(server), allow, proxy));
        }
        for (ConfigSection section : sections) {
            ListenerSettings listener = new ListenerSettings(
                    address(section, address),
                    section.requiredInteger("port", 0, 65_535),
                    tls(section),
                    section.has("allow") ? RangeReader.read(section, "allow") : allow,
                    proxy(section, proxy));
            if (listener.port() != 0 && listeners.stream().anyMatch(other -> clashes(listener, other))) {
                section.error("port", "there are two listeners on " + listener.bindAddress() + ":" + listener.port());
            }
            listeners.add(listener);
            section.finish();
        }
        return listeners;
    }

    private static boolean clashes(ListenerSettings one, ListenerSettings other) {
        return one.port() == other.port() && one.bindAddress().equals(other.bindAddress());
    }

    private static String address(ConfigSection section, String fallback) {
        String address = section.text("bind_address", fallback);
        try {
            InetAddress.ofLiteral(address);
        } catch (IllegalArgumentException _) {
            section.error("bind_address", "\"" + address + "\" is not an IP address (expected: such as 0.0.0.0, ::1)");
        }
        return address;
    }

    private static @Nullable TlsSettings tls(ConfigSection section) {
        return section.optionalSection("tls").map(ServerReader::readTls).orElse(null);
    }

    private static TlsSettings readTls(ConfigSection section) {
        TlsSettings tls = SmppConfigReader.tls(section);
        if (tls.certPath() == null) {
            section.error("cert_path", "the listener needs a certificate: \"cert_path\" and \"key_path\" are missing");
        }
        return tls;
    }

    private static @Nullable ProxyPolicy proxy(ConfigSection section, @Nullable ProxyPolicy fallback) {
        return section.optionalSection("proxy_protocol")
                .map(ServerReader::readProxy)
                .orElse(fallback);
    }

    private static @Nullable ProxyPolicy readProxy(ConfigSection section) {
        List<Cidr> trusted = RangeReader.read(section, "trusted");
        boolean required = section.bool("required", true);
        Duration timeout = section.millis("timeout_ms", Duration.ofSeconds(3));
        section.finish();
        if (!section.has("trusted")) {
            section.error("trusted", "\"trusted\" is missing: the addresses of the proxies whose headers are believed");
        } else if (!timeout.isPositive()) {
            section.error("timeout_ms", "\"timeout_ms\" must be above 0");
        } else if (!trusted.isEmpty()) {
            return new ProxyPolicy(trusted, required, timeout);
        }
        return null;
    }

    private ServerLimits limits() {
        ServerLimits defaults = ServerLimits.DEFAULTS;
        int connections = server.integer("max_connections", defaults.connections(), 1, MAX_CONNECTIONS);
        return new ServerLimits(
                connections,
                server.integer("max_unbound", defaults.unbound(), 1, MAX_CONNECTIONS),
                server.integer("max_unbound_per_address", defaults.unboundPerAddress(), 1, MAX_CONNECTIONS),
                server.integer("max_binds", connections, 1, MAX_CONNECTIONS),
                MAX_CONNECTIONS);
    }

    private static LockoutPolicy lockout(ConfigSection section) {
        LockoutPolicy defaults = LockoutPolicy.DEFAULTS;
        int ofAddress = section.integer("address_failures", defaults.failuresOfAddress(), 0, 1_000_000);
        int ofSystemId = section.integer("system_id_failures", defaults.failuresOfSystemId(), 0, 1_000_000);
        Duration first = section.duration("first", defaults.first());
        Duration longest = section.duration("longest", defaults.longest());
        Duration forget = section.duration("forget", defaults.forget());
        Duration delay = section.millis("delay_ms", defaults.delay());
        Duration longestDelay = section.millis("longest_delay_ms", defaults.longestDelay());
        section.finish();
        if (!first.isPositive() || longest.compareTo(first) < 0) {
            section.error("longest", "\"first\" must be above 0 and \"longest\" not shorter than it");
            return defaults;
        }
        if (longestDelay.compareTo(delay) < 0) {
            section.error("longest_delay_ms", "\"longest_delay_ms\" must not be shorter than \"delay_ms\"");
            return defaults;
        }
        return new LockoutPolicy(
                ofAddress, ofSystemId, first, longest, forget, delay, longestDelay, defaults.remembered());
    }
}
