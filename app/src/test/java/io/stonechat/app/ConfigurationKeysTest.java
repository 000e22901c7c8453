package io.stonechat.app;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.stonechat.app.ConfigurationKeys.ConfigKey;
import io.stonechat.app.ConfigurationKeys.Section;
import io.stonechat.host.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Holds what is said of the keys of the configuration to what the gateway does with them. */
class ConfigurationKeysTest {

    private static final ConfigurationKeys KEYS = ConfigurationKeys.load();
    private static final KeyEffects EFFECTS = KeyEffects.load();
    private static final String NO_KEY = "z".repeat(30);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private KeyProbe probe;

    @BeforeEach
    void makeProbe() throws IOException {
        probe = new KeyProbe(KEYS, folder);
    }

    static Stream<Section> sections() {
        return KEYS.sections().stream();
    }

    static Stream<Arguments> keys() {
        return KEYS.sections().stream()
                .flatMap(section -> section.keys().stream().map(key -> Arguments.of(section.path(), key)));
    }

    @Test
    void the_page_is_made_of_them() throws IOException {
        assertUpToDate("configuration.md", new ConfigurationPage(KEYS).text());
    }

    @Test
    void the_schema_is_made_of_them() throws IOException {
        assertUpToDate("stonechat.schema.json", new ConfigurationSchema(KEYS).text());
    }

    private static void assertUpToDate(String name, String made) throws IOException {
        Path file = ConfigurationKeys.DOCS.resolve(name);
        if ("write".equals(System.getProperty("stonechat.docs"))) {
            Files.writeString(file, made);
        }
        assertThat(Files.exists(file) ? Files.readString(file) : "")
                .as(
                        "docs/%s is not what docs/keys.yaml says; make it anew: mvn -pl app -am verify"
                                + " -Dtest=ConfigurationKeysTest -Dsurefire.failIfNoSpecifiedTests=false -Dstonechat.docs=write",
                        name)
                .isEqualTo(made);
    }

    @ParameterizedTest
    @MethodSource("sections")
    void every_key_that_is_read_is_described(Section section) throws IOException {
        String hint = probe.check(section, NO_KEY, KeyProbe.text("x")).errors().stream()
                .filter(error -> error.message().contains(NO_KEY))
                .map(error -> String.valueOf(error.hint()))
                .findFirst()
                .orElse("");
        Set<String> described = new TreeSet<>();
        section.keys().forEach(key -> described.add(key.name()));
        KEYS.within(section.path()).forEach(inner -> described.add(inner.name()));
        assumeTrue(!section.path().equals("extensions"), "whatever stands there is an extension");

        assertThat(hint).startsWith("known here: ");
        Set<String> read = Arrays.stream(hint.substring("known here: ".length()).split(", "))
                .collect(toCollection(TreeSet::new));
        assertThat(read).isEqualTo(described);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("keys")
    void a_test_shows_what_it_does(String path, ConfigKey key) {
        assumeTrue(!KEYS.find(path).orElseThrow().copied(), "the same keys stand elsewhere");

        assertThat(EFFECTS.problems(path, key.name())).isEmpty();
    }

    @Test
    void no_test_is_named_for_a_key_that_there_is_not() {
        Set<String> known = KEYS.sections().stream()
                .flatMap(section -> section.keys().stream().map(key -> section.path() + " " + key.name()))
                .collect(toCollection(TreeSet::new));

        assertThat(EFFECTS.keys()).isSubsetOf(known);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("keys")
    void a_value_of_the_wrong_type_is_refused(String path, ConfigKey key) throws IOException {
        assumeTrue(!key.type().equals("none"), "it is refused whatever it says");
        JsonNode wrong = key.type().equals("map") ? KeyProbe.text("x") : KeyProbe.mapping();

        assertThat(errors(path, key.name(), wrong))
                .anySatisfy(error -> assertThat(error.message()).contains("\"" + key.name() + "\" must be"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("keys")
    void a_wrong_value_is_refused(String path, ConfigKey key) throws IOException {
        List<JsonNode> wrong = wrong(key).toList();

        assumeTrue(!wrong.isEmpty(), "any text will do");
        for (JsonNode value : wrong) {
            assertThat(errors(path, key.name(), value))
                    .as("%s: %s", key.name(), value)
                    .isNotEmpty();
        }
    }

    private static Stream<JsonNode> wrong(ConfigKey key) {
        Stream<JsonNode> said = key.fact("wrong").stream();
        Stream<JsonNode> ofType = switch (key.type()) {
            case "integer" ->
                Stream.of(
                                Stream.of(KeyProbe.text("many")),
                                key.fact("min").map(min -> KeyProbe.text("" + (min.asLong() - 1))).stream(),
                                key.fact("max").map(max -> KeyProbe.text("" + (max.asLong() + 1))).stream())
                        .flatMap(each -> each);
            case "millis", "seconds" -> Stream.of(KeyProbe.text("1s"), KeyProbe.text("-1"));
            case "boolean" -> Stream.of(KeyProbe.text("maybe"));
            case "choice" -> Stream.of(KeyProbe.text("no_such_choice"));
            case "duration" -> Stream.of(KeyProbe.text("10"), KeyProbe.text("soon"));
            case "size" -> Stream.of(KeyProbe.text("lots"));
            case "hostport" -> Stream.of(KeyProbe.text("nowhere"));
            case "cidr" -> Stream.of(KeyProbe.text("10.0.0.0/99"));
            case "timezone" -> Stream.of(KeyProbe.text("Mars/Olympus"));
            default -> Stream.of();
        };
        return Stream.concat(said, ofType);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("keys")
    void an_unknown_name_is_refused_and_the_nearest_key_named(String path, ConfigKey key) throws IOException {
        assertThat(errors(path, key.name() + "x", KeyProbe.text("x"))).anySatisfy(error -> {
            assertThat(error.message()).isEqualTo("unknown key \"" + key.name() + "x\"");
            assertThat(error.hint()).contains("\"" + key.name() + "\"");
            assertThat(error.line()).isPositive();
        });
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("keys")
    void examples_defaults_and_choices_are_taken(String path, ConfigKey key) throws IOException {
        List<JsonNode> values = Stream.of(
                        key.fact("example").stream(),
                        key.fact("default").stream(),
                        key.values().stream().map(KeyProbe::text))
                .flatMap(each -> each)
                .toList();

        assumeTrue(!values.isEmpty(), "it names files that a test of its own makes");
        for (JsonNode value : values) {
            assertThat(errors(path, key.name(), value))
                    .as("%s: %s", key.name(), value)
                    .isEmpty();
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("keys")
    void an_example_has_an_effect_and_the_default_has_none(String path, ConfigKey key) throws IOException {
        assumeTrue(path.startsWith("extensions.smpp"), "the smpp extension tells what it has read");
        Section section = KEYS.find(path).orElseThrow();
        var without = probe.check(section, null, null).config();

        if (key.fact("example").isPresent()) {
            assertThat(probe.check(section, key.name(), key.facts().path("example"))
                            .config())
                    .isNotEqualTo(without);
        }
        if (key.fact("default").isPresent()) {
            assertThat(probe.check(section, key.name(), key.facts().path("default"))
                            .config())
                    .isEqualTo(without);
        }
    }

    private List<Diagnostic> errors(String path, String key, JsonNode value) throws IOException {
        return probe.check(KEYS.find(path).orElseThrow(), key, value).errors();
    }
}
