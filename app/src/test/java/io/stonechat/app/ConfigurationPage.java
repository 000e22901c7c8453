package io.stonechat.app;

import io.stonechat.app.ConfigurationKeys.ConfigKey;
import io.stonechat.app.ConfigurationKeys.Section;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The page {@code docs/configuration.md}. */
record ConfigurationPage(ConfigurationKeys keys) {

    private static final String HEAD = """
            # Configuration

            Every key of `stonechat.yaml`. This page is made of [keys.yaml](keys.yaml), as is
            [stonechat.schema.json](stonechat.schema.json), which editors complete and check by: put
            `# yaml-language-server: $schema=…/stonechat.schema.json` on the first line of a configuration. `stonechat check`
            finds more. [manual.md](manual.md) tells what the keys are for.

            Times are written `500ms`, `10s`, `5m`, `2h`, `7d`, `1h30m`; sizes `4096`, `512MiB`, `2GiB`; a list of one may be
            written without brackets. A change takes effect at once unless the table says otherwise: *start* means at the next
            start, *bind* that the bind is bound anew.
            """;

    String text() {
        return keys.sections().stream().map(this::section).collect(Collectors.joining("\n", HEAD + "\n", ""));
    }

    private String section(Section section) {
        String title = section.path().isEmpty() ? "The file" : "`" + section.path() + "`";
        String about = section.about().isEmpty() ? "" : section.about().strip() + "\n\n";
        return "## " + title + "\n\n" + about + table(section);
    }

    private static String table(Section section) {
        return section.keys().isEmpty()
                ? ""
                : "| key | type | default | meaning |\n|---|---|---|---|\n"
                        + section.keys().stream()
                                .map(ConfigurationPage::row)
                                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String row(ConfigKey key) {
        return Stream.of("`" + key.name() + "`", type(key), fallback(key), meaning(key))
                .map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String type(ConfigKey key) {
        String type = key.type().equals("choice")
                ? key.values().stream().map(value -> "`" + value + "`").collect(Collectors.joining(", "))
                : key.type();
        String range = key.fact("max")
                .map(max -> " " + key.fact("min").map(JsonNode::asString).orElse("0") + "–" + max.asString())
                .orElse(key.fact("min").map(min -> " from " + min.asString()).orElse(""));
        return (key.isList() ? "list of " : "") + type + range;
    }

    private static String fallback(ConfigKey key) {
        return key.isRequired()
                ? "*required*"
                : key.fact("default").map(value -> "`" + flow(value) + "`").orElse("");
    }

    private static String meaning(ConfigKey key) {
        String live = key.fact("live").map(JsonNode::asString).orElse("");
        return key.meaning()
                + switch (live) {
                    case "false" -> " (*start*)";
                    case "rebind" -> " (*bind*)";
                    default -> "";
                };
    }

    private static String flow(JsonNode value) {
        return value.isArray()
                ? value.valueStream().map(JsonNode::asString).collect(Collectors.joining(", ", "[", "]"))
                : value.asString().isEmpty() ? "\"\"" : value.asString();
    }
}
