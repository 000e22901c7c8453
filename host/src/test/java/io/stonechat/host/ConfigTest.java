package io.stonechat.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigTest {

    private static final Path FILE = Path.of("/etc/stonechat/stonechat.yaml");

    private final ConfigErrors errors = new ConfigErrors();

    @Test
    void reads_everyType() {
        var section = section("""
                text: hello
                port: 2775
                timer_ms: 1500
                drain_secs: 30
                after: 1h30m
                room: 512MiB
                schedule: [10s, 500ms]
                on: true
                unit: seconds
                listen: "[::1]:9464"
                single: one
                list: [one, two]
                file: certs/key.pem
                empty:
                inner: { a: 1 }
                items: [{ a: 1 }, { a: 2 }]
                """);

        assertThat(section.text("text")).contains("hello");
        assertThat(section.integer("port", 1, 0, 65_535)).isEqualTo(2775);
        assertThat(section.millis("timer_ms", Duration.ZERO)).isEqualTo(Duration.ofMillis(1500));
        assertThat(section.seconds("drain_secs", Duration.ZERO)).isEqualTo(Duration.ofSeconds(30));
        assertThat(section.duration("after", Duration.ZERO)).isEqualTo(Duration.ofMinutes(90));
        assertThat(section.size("room", 0)).isEqualTo(512L << 20);
        assertThat(section.durations("schedule", List.of()))
                .containsExactly(Duration.ofSeconds(10), Duration.ofMillis(500));
        assertThat(section.bool("on", false)).isTrue();
        assertThat(section.choice("unit", TimeUnit.DAYS)).isEqualTo(TimeUnit.SECONDS);
        assertThat(section.address("listen")).contains(new HostPort("::1", 9464));
        assertThat(section.texts("single")).containsExactly("one");
        assertThat(section.texts("list")).containsExactly("one", "two");
        assertThat(section.path("file")).contains(Path.of("/etc/stonechat/certs/key.pem"));
        assertThat(section.text("empty", "left out")).isEqualTo("left out");
        assertThat(section.section("inner").integer("a", 0, 0, 9)).isEqualTo(1);
        assertThat(section.sections("items")).hasSize(2);
        section.finish();
        assertThat(errors.problems()).isEmpty();
    }

    @Test
    void tells_anUnknownKey_withItsPlace_andTheNearestKnownOne() {
        var section = section("""
                host: localhost
                  # a comment
                prot: 2775
                """);
        section.text("host");
        section.integer("port", 1, 0, 65_535);
        section.finish();

        assertThat(errors.problems()).singleElement().hasToString("""
                stonechat.yaml:3:1: unknown key "prot" (did you mean "port"?)
                    prot: 2775
                    ^""");
    }

    @Test
    void tells_allMistakes_atOnce() {
        var section = section("""
                port: 70000
                timer_ms: soon
                after: 10 parsecs
                on: maybe
                unit: fortnights
                listen: nowhere
                text: [a]
                inner: 3
                """);
        section.integer("port", 1, 0, 65_535);
        section.millis("timer_ms", Duration.ZERO);
        section.duration("after", Duration.ZERO);
        section.bool("on", false);
        section.choice("unit", TimeUnit.DAYS);
        section.address("listen");
        section.text("text");
        section.section("inner");
        section.requiredText("password");
        section.finish();

        assertThat(errors.problems())
                .extracting(Diagnostic::headline)
                .containsExactly(
                        "stonechat.yaml:1:7: \"port\" must be between 0 and 65535, found 70000",
                        "stonechat.yaml:2:11: \"timer_ms\" must be a whole number, found \"soon\"",
                        "stonechat.yaml:3:8: \"after\" must be a time, found \"10 parsecs\""
                                + " (write a number with its unit, such as 500ms, 10s, 5m, 2h, 7d)",
                        "stonechat.yaml:4:5: \"on\" must be true or false, found \"maybe\"",
                        "stonechat.yaml:5:7: \"unit\" must be one of nanoseconds, microseconds, milliseconds, seconds,"
                                + " minutes, hours, days, found \"fortnights\"",
                        "stonechat.yaml:6:9: \"listen\" must be an address host:port, found \"nowhere\"",
                        "stonechat.yaml:7:7: \"text\" must be a text, found a list",
                        "stonechat.yaml:8:8: \"inner\" must be a mapping of keys, found a single value",
                        "stonechat.yaml:1:1: \"password\" is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "${NAME}, acme",
        "a-${NAME}-b-${NAME}, a-acme-b-acme",
        "${OTHER:-default}, default",
        "${NAME:-default}, acme",
        "${EMPTY:-default}, default",
        "$${NAME}, ${NAME}",
        "costs 5$, costs 5$"
    })
    void replaces_variables(String written, String read) {
        assertThat(section("text: \"" + written + "\"").text("text")).contains(read);
    }

    @Test
    void replaces_variables_withoutQuotes_inFlowMappings() {
        var file = ConfigFile.parse(
                FILE,
                "user: { name: acme, password: ${SECRET}, hosts: [${HOST:-a:1, b#2}, c], prot: 1 }\n",
                Map.of("SECRET", "s{e,c}ret"));
        var errors = new ConfigErrors();
        var user = ConfigSection.of(file.root(), errors).section("user");

        assertThat(user.text("password")).contains("s{e,c}ret");
        assertThat(user.texts("hosts")).containsExactly("a:1, b#2", "c");
        user.text("name");
        user.finish();
        assertThat(errors.problems())
                .extracting(Diagnostic::headline)
                .singleElement()
                .asString()
                .startsWith("stonechat.yaml:1:73: unknown key");
    }

    @Test
    void tells_everyUnsetVariable_withItsPlace() {
        assertThatThrownBy(() -> ConfigFile.parse(FILE, "a: ${ONE}\nb: [x, \"${TWO}\"]\n", Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("stonechat.yaml:1:4: the environment variable ONE is not set")
                .hasMessageContaining("stonechat.yaml:2:8: the environment variable TWO is not set");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: 1\\na: 2 | stonechat.yaml:2:1: the key \"a\" stands here twice, first in line 1",
                "a: [1, 2 | stonechat.yaml:1:9: not YAML: expected ',' or ']'",
                "a: 1\\n\tb: 2 | stonechat.yaml:2:1: not YAML: found character",
                "- a | expected a mapping of keys, found a list",
                "a: &x 1\\nb: *x | stonechat.yaml:2:4: YAML aliases are not supported",
                "a: 1\\n---\\nb: 2 | a second YAML document begins here",
                "a: ${UNCLOSED | has no closing }"
            })
    void refuses_whatIsNoConfiguration(String text, String message) {
        assertThatThrownBy(() -> ConfigFile.parse(FILE, text.replace("\\n", "\n"), Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(message);
    }

    @Test
    void refuses_aFile_thatIsNotThere() {
        assertThatThrownBy(() -> ConfigFile.load(FILE, Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessage("stonechat.yaml: there is no such file: " + FILE);
    }

    @Test
    void hides_secrets_inTheLinesItShows() {
        var section = section("{ system_id: acme, password: hunter2, prot: 1 }");
        section.text("system_id");
        section.text("password");
        section.finish();

        assertThat(errors.problems()).singleElement().asString().doesNotContain("hunter2");
        assertThat(section.node()).asString().doesNotContain("hunter2");
    }

    private ConfigSection section(String text) {
        var file = ConfigFile.parse(FILE, text, Map.of("NAME", "acme", "EMPTY", ""));
        return ConfigSection.of(file.root(), errors);
    }
}
