package io.stonechat.app;

import io.stonechat.app.ConfigurationKeys.Section;
import io.stonechat.host.ConfigException;
import io.stonechat.host.ConfigFile;
import io.stonechat.host.Diagnostic;
import io.stonechat.smpp.SmppConfig;
import io.stonechat.smpp.SmppExtension;
import io.stonechat.smpp.SmppWiring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes configurations with one key under test, and has the gateway check them. */
final class KeyProbe {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ConfigurationKeys keys;
    private final Path folder;

    /** Makes one, with the files in its folder that examples name. */
    KeyProbe(ConfigurationKeys keys, Path folder) throws IOException {
        this.keys = keys;
        this.folder = folder;
        Files.writeString(folder.resolve("users.yaml"), "users: [ { system_id: filed, password: pw } ]\n");
        Files.writeString(folder.resolve("numbers.txt"), "4912*   # a comment\n\n+31612345678\n");
        Files.writeString(folder.resolve("prefixes.txt"), "49\n");
        Files.writeString(folder.resolve("gateway.java"), "import module io.stonechat.script;\nvoid main() {}\n");
    }

    /**
     * What came of a check.
     *
     * @param problems what was found
     * @param config what the gateway would run with
     */
    record Checked(List<Diagnostic> problems, SmppConfig config) {

        List<Diagnostic> errors() {
            return problems.stream().filter(Diagnostic::isError).toList();
        }
    }

    /** Checks a configuration that has this section, with this key in it, or with none. */
    Checked check(Section section, @Nullable String key, @Nullable JsonNode value) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        ObjectNode place = place(root, section.path());
        if (key != null && value != null) {
            place.set(key, value);
            section.keys().stream()
                    .filter(one -> one.name().equals(key))
                    .flatMap(one -> one.fact("instead_of").stream())
                    .forEach(other -> place.remove(other.asString()));
        }
        Path file = Files.writeString(
                folder.resolve("stonechat.yaml"),
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root));
        SmppExtension smpp = new SmppExtension(SmppWiring.of(Map.of()));
        try {
            List<Diagnostic> problems =
                    GatewayHost.of(ConfigFile.load(file, Map.of()), smpp).check();
            return new Checked(problems, smpp.checkedConfig());
        } catch (ConfigException e) {
            return new Checked(e.problems(), SmppConfig.DEFAULTS);
        }
    }

    static JsonNode text(String text) {
        return JSON.getNodeFactory().stringNode(text);
    }

    /** A mapping, where none belongs. */
    static JsonNode mapping() {
        return JSON.createObjectNode().put("nested", 1);
    }

    /** Makes the sections on the way, each with what it must have. */
    private ObjectNode place(ObjectNode root, String path) {
        ObjectNode at = root;
        String walked = "";
        for (String name : path.split("\\.", -1)) {
            if (name.isEmpty()) {
                break;
            }
            walked = walked.isEmpty() ? name : walked + "." + name;
            at = name.endsWith("[]") ? item(at, name.substring(0, name.length() - 2)) : inner(at, name);
            Section section = keys.find(walked).orElse(null);
            if (section != null && section.base() != null) {
                merge(at, section.base());
            }
            if (section != null && section.needs() != null) {
                merge(root, section.needs());
            }
        }
        return at;
    }

    private static ObjectNode inner(ObjectNode at, String name) {
        return at.get(name) instanceof ObjectNode found ? found : at.putObject(name);
    }

    private static ObjectNode item(ObjectNode at, String name) {
        ArrayNode list = at.get(name) instanceof ArrayNode found ? found : at.putArray(name);
        return list.isEmpty() ? list.addObject() : (ObjectNode) list.get(0);
    }

    private static void merge(ObjectNode into, JsonNode more) {
        more.propertyStream().forEach(entry -> {
            if (into.get(entry.getKey()) instanceof ObjectNode inner
                    && entry.getValue().isObject()) {
                merge(inner, entry.getValue());
            } else if (!into.has(entry.getKey())) {
                into.set(entry.getKey(), entry.getValue().deepCopy());
            }
        });
    }
}
