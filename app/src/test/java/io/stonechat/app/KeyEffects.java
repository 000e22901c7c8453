package io.stonechat.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What {@code effects.yaml} says of the tests that show what each key does.
 *
 * @param sections by path, the keys of each
 */
record KeyEffects(JsonNode sections) {

    static KeyEffects load() {
        try (InputStream file = Objects.requireNonNull(KeyEffects.class.getResourceAsStream("/effects.yaml"))) {
            return new KeyEffects(YAMLMapper.shared().readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A test: a method of a class, or the class alone where all of its methods are meant. */
    record Proof(String room, String test, String method) {

        static Proof of(String text) {
            String[] parts = text.split("[/.]", -1);
            return new Proof(parts[0], parts[1], parts.length > 2 ? parts[2] : "");
        }

        /** What is wrong with it; empty if it is there. */
        Stream<String> problems() {
            return source().isEmpty() || !(method.isEmpty() || source().contains("void " + method + "("))
                    ? Stream.of("there is no test " + room + "/" + test + "." + method)
                    : Stream.of();
        }

        boolean names(String key) {
            return Pattern.compile("(?<![a-z_])" + key + "(?![a-z_])")
                    .matcher(source())
                    .find();
        }

        private String source() {
            Path file = Path.of("..", room, "src/test/java/io/stonechat", room, test + ".java");
            try {
                return Files.exists(file) ? Files.readString(file) : "";
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What is wrong with what is said of a key; nothing if it has a test. */
    List<String> problems(String section, String key) {
        List<Proof> proofs = proofs(section, key);
        List<String> problems =
                new ArrayList<>(proofs.stream().flatMap(Proof::problems).toList());
        if (proofs.stream().noneMatch(proof -> proof.names(key))) {
            problems.add("no test is named in effects.yaml that has the key in it and shows what it does");
        }
        return problems;
    }

    private List<Proof> proofs(String section, String key) {
        JsonNode named = sections.path(section).path(key);
        return (named.isArray() ? named.valueStream() : Stream.of(named))
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .map(Proof::of)
                .toList();
    }

    /** All keys that it names, with their sections in front. */
    Stream<String> keys() {
        return sections.propertyStream()
                .flatMap(section ->
                        section.getValue().propertyStream().map(key -> section.getKey() + " " + key.getKey()));
    }
}
