package io.stonechat.smpp;

import io.stonechat.host.ConfigErrors;
import io.stonechat.host.ConfigMapping;
import io.stonechat.host.ConfigNode;
import io.stonechat.host.ConfigSection;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.TlvDictionary;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads {@code extensions.smpp}, with what the environment adds to it. */
final class SmppConfigReader {
    private final ConfigErrors errors;

    private SmppConfigReader(ConfigErrors errors) {
        this.errors = errors;
    }

    /** The configuration; to be used only if there are no errors. */
    static SmppConfig read(ConfigNode node, Map<String, String> environment, ConfigErrors errors) {
        ConfigMapping file = ConfigSection.of(node, errors).node();
        ConfigMapping whole = new EnvironmentOverlay(environment, errors).over(file);
        return new SmppConfigReader(errors).read(ConfigSection.of(whole, errors));
    }

    private SmppConfig read(ConfigSection section) {
        ServerSettings server = ServerReader.read(section.section("server"), section);
        // Its users stand among the others already: the file is part of the section (SectionFiles).
        section.path("users_file");
        Map<String, UserSettings> users = UserReader.read(section.sections("users"));
        List<BindSettings> binds = BindReader.read(section.sections("binds"));
        Set<String> names = binds.stream().map(BindSettings::name).collect(Collectors.toSet());
        TlvDictionary tlvs = TlvReader.read(section.sections("tlvs"));
        Routing routing = new RoutingReader(names, new UserNames(users.values(), errors), tlvs, errors)
                .read(section.section("routing"));
        RetrySettings retry = retry(section.section("retry"));
        section.finish();
        return new SmppConfig(server, users, binds, routing, retry, tlvs);
    }

    static TlsSettings tls(ConfigSection section) {
        TlsSettings tls = new TlsSettings(
                section.path("cert_path").orElse(null),
                section.path("key_path").orElse(null),
                section.path("ca_path").orElse(null));
        if ((tls.certPath() == null) != (tls.keyPath() == null)) {
            section.error(
                    tls.certPath() == null ? "key_path" : "cert_path",
                    "\"cert_path\" and \"key_path\" belong together, but one is missing");
        }
        try {
            TlsContexts.of(tls);
        } catch (IllegalArgumentException e) {
            section.error("cert_path", String.valueOf(e.getMessage()));
        }
        section.finish();
        return tls;
    }

    private static RetrySettings retry(ConfigSection section) {
        RetrySettings defaults = RetrySettings.DEFAULTS;
        List<Duration> schedule = section.durations("schedule", defaults.schedule());
        if (schedule.stream().anyMatch(wait -> !wait.isPositive()) || schedule.isEmpty()) {
            section.error("schedule", "\"schedule\" needs one time at least, and none of them may be 0");
        }
        Set<CommandStatus> permanent = section.has("permanent")
                ? section.texts("permanent").stream()
                        .flatMap(name -> status(section, name).stream())
                        .collect(Collectors.toSet())
                : defaults.permanent();
        RetrySettings read = new RetrySettings(
                schedule,
                section.duration("expire_after", defaults.expireAfter()),
                section.duration("park_failover", defaults.parkFailover()),
                section.duration("concat_hold", defaults.concatHold()),
                permanent);
        section.finish();
        return read;
    }

    private static Optional<CommandStatus> status(ConfigSection section, String name) {
        var status = CommandStatus.byName(name);
        if (status.isEmpty()) {
            section.error(
                    "permanent",
                    "\"" + name + "\" is no command_status (expected: a name such as ESME_RINVDSTADR, or 0x401)");
        }
        return status;
    }

    /** What stands twice is an error at its second place. */
    static void duplicate(ConfigSection at, String key, @Nullable Object earlier, String what) {
        if (earlier != null) {
            at.error(key, "there are two " + what);
        }
    }
}
