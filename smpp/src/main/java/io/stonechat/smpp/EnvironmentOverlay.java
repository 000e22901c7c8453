package io.stonechat.smpp;

import io.stonechat.host.ConfigErrors;
import io.stonechat.host.ConfigMapping;
import io.stonechat.host.ConfigNode;
import io.stonechat.host.ConfigScalar;
import io.stonechat.host.ConfigSequence;
import io.stonechat.host.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Puts what the environment says into the configuration's tree, so that one reader checks both: a mistake in a variable
 * is told with the variable's name where a mistake in the file is told with its line.
 */
final class EnvironmentOverlay {
    private static final String BIND = "SMPP_BIND_";

    /** The ends of a bind's variables and the keys they stand for. What is left of the name is the bind's. */
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("_HOST", "host"),
            Map.entry("_PORT", "port"),
            Map.entry("_SYSTEM_ID", "system_id"),
            Map.entry("_PASSWORD", "password"),
            Map.entry("_SYSTEM_TYPE", "system_type"),
            Map.entry("_BIND_TYPE", "bind_type"),
            Map.entry("_CONNECTIONS", "connections"),
            Map.entry("_WINDOW", "window"),
            Map.entry("_MAX_MPS", "max_msg_per_sec"),
            Map.entry("_TLS", "tls"),
            Map.entry("_ENQUIRE_LINK_MS", "enquire_link_timer_ms"),
            Map.entry("_RESPONSE_MS", "response_timer_ms"));

    private final Map<String, String> environment;
    private final ConfigErrors errors;

    EnvironmentOverlay(Map<String, String> environment, ConfigErrors errors) {
        this.environment = new TreeMap<>(environment);
        this.errors = errors;
    }

    ConfigMapping over(ConfigMapping section) {
        ConfigMapping result = appendBinds(section, binds());
        result = replace(result, "server", "max_msg_per_sec", scalars("SMPP_SERVER_MAX_MPS"));
        result = replace(result, "server", "throttle_action", scalars("SMPP_SERVER_THROTTLE_ACTION"));
        return replace(
                result,
                "routing",
                "default_chain",
                scalars("SMPP_DEFAULT_CHAIN").stream()
                        .map(chain -> split((ConfigScalar) chain))
                        .toList());
    }

    /** Every bind that has a host, in the order of their names. */
    private List<ConfigNode> binds() {
        Map<String, List<ConfigMapping.Entry>> byName = new LinkedHashMap<>();
        environment.forEach((variable, value) -> {
            if (variable.startsWith(BIND)) {
                field(variable, value, byName);
            }
        });
        return byName.entrySet().stream()
                .filter(bind ->
                        bind.getValue().stream().anyMatch(entry -> entry.key().equals("host")))
                .<ConfigNode>map(bind -> mapping(bind.getKey(), bind.getValue()))
                .toList();
    }

    private void field(String variable, String value, Map<String, List<ConfigMapping.Entry>> byName) {
        for (Map.Entry<String, String> field : FIELDS.entrySet()) {
            String end = field.getKey();
            if (variable.endsWith(end) && variable.length() > BIND.length() + end.length()) {
                String name = variable.substring(BIND.length(), variable.length() - end.length());
                Place place = place(variable);
                ConfigNode node = field.getValue().equals("tls") ? tls(place, value) : scalar(place, value);
                byName.computeIfAbsent(name.toLowerCase(Locale.ROOT).replace('_', '-'), _ -> new ArrayList<>())
                        .add(new ConfigMapping.Entry(field.getValue(), place, node));
                return;
            }
        }
        errors.warning(
                scalar(place(variable), value),
                "no field of a bind ends this variable's name (expected one of "
                        + FIELDS.keySet().stream().sorted().collect(Collectors.joining(", ")) + ")");
    }

    private static ConfigMapping mapping(String name, List<ConfigMapping.Entry> fields) {
        Place place = fields.getFirst().place();
        List<ConfigMapping.Entry> entries = new ArrayList<>();
        entries.add(new ConfigMapping.Entry("name", place, new ConfigScalar(place, name)));
        entries.addAll(fields);
        return new ConfigMapping(place, entries);
    }

    private ConfigNode tls(Place place, String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes", "on" -> ConfigMapping.empty(place);
            case "", "false", "0", "no", "off" -> new ConfigScalar(place, null);
            default -> {
                ConfigScalar node = scalar(place, value);
                errors.error(node, "\"" + value + "\" is neither true nor false");
                yield new ConfigScalar(place, null);
            }
        };
    }

    /** The variable's value, if it is set and not empty. */
    private List<ConfigNode> scalars(String variable) {
        String value = environment.getOrDefault(variable, "");
        return value.isBlank() ? List.of() : List.of(scalar(place(variable), value));
    }

    private static ConfigNode split(ConfigScalar list) {
        String text = list.text() == null ? "" : list.text();
        return new ConfigSequence(
                list.place(),
                Arrays.stream(text.split(","))
                        .map(String::strip)
                        .<ConfigNode>map(step -> scalar(list.place(), step))
                        .toList());
    }

    private static ConfigMapping appendBinds(ConfigMapping section, List<ConfigNode> binds) {
        if (binds.isEmpty()) {
            return section;
        }
        List<ConfigNode> all = new ArrayList<>();
        if (section.find("binds").orElse(null) instanceof ConfigSequence file) {
            all.addAll(file.items());
        }
        all.addAll(binds);
        return with(section, "binds", new ConfigSequence(binds.getFirst().place(), all));
    }

    private static ConfigMapping replace(ConfigMapping section, String inner, String key, List<ConfigNode> value) {
        if (value.isEmpty()) {
            return section;
        }
        ConfigMapping before = section.find(inner).orElse(null) instanceof ConfigMapping found
                ? found
                : ConfigMapping.empty(section.place());
        return with(section, inner, with(before, key, value.getFirst()));
    }

    private static ConfigMapping with(ConfigMapping mapping, String key, ConfigNode value) {
        List<ConfigMapping.Entry> entries = new ArrayList<>(mapping.entries());
        entries.removeIf(entry -> entry.key().equals(key));
        entries.add(new ConfigMapping.Entry(key, value.place(), value));
        return new ConfigMapping(mapping.place(), entries);
    }

    private static ConfigScalar scalar(Place place, String value) {
        return new ConfigScalar(place, value.isEmpty() ? null : value);
    }

    /** A variable stands in no file: its name takes the file's place in messages. */
    private static Place place(String variable) {
        return new Place(Path.of(variable), 0, 0, "");
    }
}
