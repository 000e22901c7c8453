package io.stonechat.smpp;

import io.stonechat.host.ConfigSection;
import io.stonechat.protocol.BindType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads {@code users}. */
final class UserReader {
    /** SMPP 3.4 §5.2.1: 16 octets with the terminating NUL. */
    static final int MAX_SYSTEM_ID = 15;
    /** SMPP 3.4 §5.2.2: 9 octets with the terminating NUL. */
    static final int MAX_PASSWORD = 8;

    private UserReader() {}

    static Map<String, UserSettings> read(List<ConfigSection> sections) {
        Map<String, UserSettings> users = new LinkedHashMap<>();
        for (ConfigSection section : sections) {
            UserSettings user = user(section);
            SmppConfigReader.duplicate(
                    section,
                    "system_id",
                    users.putIfAbsent(user.systemId(), user),
                    "users with the system_id \"" + user.systemId() + "\"");
        }
        return users;
    }

    private static UserSettings user(ConfigSection section) {
        String systemId = systemId(section);
        UserSettings user = new UserSettings(
                systemId,
                password(section),
                section.text("account", systemId),
                RangeReader.read(section, "allow"),
                bindTypes(section),
                section.integer("max_binds", 0, 0, 100_000),
                section.integer("max_msg_per_sec", 0, 0, 1_000_000),
                section.bool("enabled", true),
                section.integer("window", 0, 0, 65_536),
                section.integer("max_queued", 0, 0, Integer.MAX_VALUE),
                section.choice("deliver", DeliverPreference.NORMAL),
                section.duration("reassemble", Duration.ZERO),
                RegionReader.read(section).orElse(null),
                EsmePolicyReader.read(section));
        section.finish();
        return user;
    }

    static String systemId(ConfigSection section) {
        String systemId = section.requiredText("system_id");
        if (systemId.getBytes(StandardCharsets.UTF_8).length > MAX_SYSTEM_ID) {
            section.error(
                    "system_id", "\"" + systemId + "\" is longer than " + MAX_SYSTEM_ID + " octets (SMPP 3.4 §5.2.1)");
        }
        return systemId;
    }

    /** Who is told of it here need not wonder why an ESME with the right password cannot bind. */
    private static void warnOfLength(ConfigSection section, String password) {
        if (password.length() > MAX_PASSWORD) {
            section.errors()
                    .warning(
                            section.find("password").orElse(section.node()),
                            "the password has %d characters, %d more than SMPP 3.4 §5.2.2 allows: many ESMEs cannot send it"
                                    .formatted(password.length(), password.length() - MAX_PASSWORD));
        }
    }

    private static Secret password(ConfigSection section) {
        boolean hashed = section.has("password_hash");
        if (section.has("password") == hashed) {
            section.error(
                    "system_id",
                    "a user needs \"password\" or \"password_hash\", and "
                            + (hashed ? "this one has both" : "this one has neither"));
            return Secret.of("");
        }
        String key = hashed ? "password_hash" : "password";
        String text = section.requiredText(key);
        if (hashed && !text.isEmpty() && !PasswordHash.looksLikeOne(text)) {
            section.error(key, "not a password hash (expected: $pbkdf2-sha256$<iterations>$<salt>$<hash>)");
            return Secret.of("");
        }
        if (!hashed) {
            warnOfLength(section, text);
        }
        try {
            return Secret.of(text);
        } catch (IllegalArgumentException e) {
            section.error(key, String.valueOf(e.getMessage()));
            return Secret.of("");
        }
    }

    private static Set<BindType> bindTypes(ConfigSection section) {
        Set<BindType> types = EnumSet.noneOf(BindType.class);
        for (String text : section.texts("bind_types")) {
            try {
                types.add(BindType.valueOf(text.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException _) {
                section.error(
                        "bind_types",
                        "\"" + text + "\" is no bind type (expected: transmitter, receiver or transceiver)");
            }
        }
        return types.isEmpty() ? EnumSet.allOf(BindType.class) : types;
    }
}
