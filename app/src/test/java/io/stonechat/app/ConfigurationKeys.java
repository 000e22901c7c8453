package io.stonechat.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What {@code docs/keys.yaml} says of the configuration's keys.
 *
 * @param sections in the order of the file
 */
record ConfigurationKeys(List<Section> sections) {

    /** The folder of the project's pages. */
    static final Path DOCS = Path.of("../docs");

    /**
     * Keys that stand together.
     *
     * @param path where, such as {@code extensions.smpp.users[]}; empty for the top
     * @param about what they are about
     * @param keys the keys
     * @param base what must stand beside the key that is looked at
     * @param needs what else the configuration must have
     * @param copied whether its keys are those of another section
     */
    record Section(
            String path,
            String about,
            List<ConfigKey> keys,
            @Nullable JsonNode base,
            @Nullable JsonNode needs,
            boolean copied) {

        /** The path of the section it stands in; null for the top. */
        @Nullable
        String parent() {
            int dot = path.lastIndexOf('.');
            return path.isEmpty() ? null : dot < 0 ? "" : path.substring(0, dot);
        }

        /** Its own name in the section it stands in. */
        String name() {
            return path.substring(path.lastIndexOf('.') + 1).replace("[]", "");
        }

        boolean isList() {
            return path.endsWith("[]");
        }
    }

    /**
     * One key.
     *
     * @param name its name
     * @param facts what the file says of it
     */
    record ConfigKey(String name, JsonNode facts) {

        String type() {
            return facts.path("type").asString("");
        }

        boolean isList() {
            return facts.path("list").asBoolean(false);
        }

        boolean isRequired() {
            return facts.path("required").asBoolean(false);
        }

        String meaning() {
            return facts.path("meaning").asString("");
        }

        Optional<JsonNode> fact(String fact) {
            JsonNode node = facts.path(fact);
            return node.isMissingNode() ? Optional.empty() : Optional.of(node);
        }

        List<String> values() {
            return facts.path("values").valueStream().map(JsonNode::asString).toList();
        }

        /** What stands for it in a test's name. */
        @Override
        public String toString() {
            return name;
        }
    }

    static ConfigurationKeys load() {
        try {
            List<JsonNode> nodes = YAMLMapper.shared()
                    .readTree(Files.readString(DOCS.resolve("keys.yaml")))
                    .valueStream()
                    .toList();
            List<Section> sections = new ArrayList<>();
            for (JsonNode node : nodes) {
                sections.add(section(node, nodes));
            }
            return new ConfigurationKeys(sections);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Section section(JsonNode node, List<JsonNode> all) {
        JsonNode like = all.stream()
                .filter(other -> node.has("like")
                        && other.path("section")
                                .asString()
                                .equals(node.path("like").asString()))
                .findFirst()
                .orElse(node);
        return new Section(
                node.path("section").asString(),
                like.path("about").asString(""),
                like.path("keys")
                        .propertyStream()
                        .map(entry -> new ConfigKey(entry.getKey(), entry.getValue()))
                        .toList(),
                like.get("base"),
                node.get("needs"),
                node.has("like"));
    }

    Optional<Section> find(String path) {
        return sections.stream().filter(section -> section.path().equals(path)).findFirst();
    }

    /** The sections that stand directly in another. */
    Stream<Section> within(String path) {
        return sections.stream().filter(section -> path.equals(section.parent()));
    }
}
