package io.stonechat.smpp;

import io.stonechat.host.ConfigSection;
import io.stonechat.protocol.BindType;
import io.stonechat.protocol.InterfaceVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code binds}. */
final class BindReader {
    private static final Duration TIMER = Duration.ofSeconds(30);

    private static final Duration GRACE = Duration.ofSeconds(60);

    /** SMPP 3.4 §5.2.3: 13 octets with the terminating NUL. */
    private static final int MAX_SYSTEM_TYPE = 12;

    /** SMPP 3.4 §5.2.7: 41 octets with the terminating NUL. */
    private static final int MAX_ADDRESS_RANGE = 40;

    private BindReader() {}

    static List<BindSettings> read(List<ConfigSection> sections) {
        Map<String, BindSettings> byName = new HashMap<>();
        List<BindSettings> binds = new ArrayList<>();
        for (ConfigSection section : sections) {
            BindSettings bind = bind(section);
            SmppConfigReader.duplicate(
                    section,
                    "name",
                    byName.putIfAbsent(bind.name(), bind),
                    "binds with the name \"" + bind.name() + "\"");
            binds.add(bind);
        }
        return binds;
    }

    private static BindSettings bind(ConfigSection section) {
        String name = name(section);
        Optional<ConfigSection> tls = section.optionalSection("tls");
        BindSettings bind = new BindSettings(
                name,
                BindPlacesReader.read(section, tls),
                UserReader.systemId(section),
                Secret.of(password(section)),
                text(section, "system_type", MAX_SYSTEM_TYPE),
                section.choice("bind_type", BindType.TRANSCEIVER),
                text(section, "address_range", MAX_ADDRESS_RANGE),
                version(section),
                section.integer("connections", 1, 1, 100),
                section.integer("window", 50, 1, 100_000),
                section.integer("max_msg_per_sec", 0, 0, 1_000_000),
                section.millis("enquire_link_timer_ms", TIMER),
                section.millis("response_timer_ms", TIMER),
                section.duration("late_response_grace", GRACE),
                section.text("receipt_domain", name),
                tls.map(SmppConfigReader::tls).orElse(null),
                section.bool("enabled", true),
                BindPolicyReader.read(section));
        section.finish();
        return bind;
    }

    private static InterfaceVersion version(ConfigSection section) {
        InterfaceVersion version = VersionReader.read(section);
        if (version == InterfaceVersion.V3_3
                && section.choice("bind_type", BindType.TRANSCEIVER) == BindType.TRANSCEIVER) {
            section.errors()
                    .warning(
                            section.node(),
                            "SMPP 3.3 knows no transceiver: a provider that keeps to it wants two binds, one with bind_type"
                                    + " transmitter and one with receiver");
        }
        return version;
    }

    private static String name(ConfigSection section) {
        String name = section.requiredText("name");
        if (name.contains(":") || !name.equals(name.strip())) {
            section.error(
                    "name", "\"" + name + "\" cannot name a bind: a chain's step could not (no colon, no spaces)");
        }
        return name;
    }

    /** Longer ones than the specification allows would never get onto the wire, so the file is where to say so. */
    private static String password(ConfigSection section) {
        String password = section.requiredText("password");
        if (PasswordHash.looksLikeOne(password)) {
            section.error("password", "we send this password, so it cannot be a hash");
            return "";
        }
        if (password.length() > UserReader.MAX_PASSWORD) {
            section.error(
                    "password",
                    "the password has %d characters, %d more than a bind can carry (SMPP 3.4 §5.2.2)"
                            .formatted(password.length(), password.length() - UserReader.MAX_PASSWORD));
        }
        return password;
    }

    /** A text that goes into a bind: longer than this it never would. */
    private static String text(ConfigSection section, String key, int longest) {
        String text = section.text(key, "");
        if (text.length() > longest) {
            section.error(key, "\"" + text + "\" is longer than " + longest + " characters (SMPP 3.4 §4.1)");
        }
        return text;
    }
}
