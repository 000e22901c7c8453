package io.stonechat.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What extensions are told of changed configurations, and the name of the gateway. */
class ConfigReloadTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    HostFixture fixture;

    @BeforeEach
    void createFixture() {
        fixture = new HostFixture(folder);
    }

    @AfterEach
    void closeFixture() {
        fixture.close();
    }

    private List<Diagnostic> apply(String config) {
        return fixture.host().apply(ConfigFile.parse(folder.resolve("stonechat.yaml"), config, Map.of()));
    }

    private ConfigReload last() {
        return List.copyOf(fixture.extension().reloads()).getLast();
    }

    @Test
    void what_changed_is_told_once_the_extensions_have_taken_it_over() {
        fixture.start("");

        apply("server: { drain_secs: 7 }\nextensions: { sample: { port: 5 } }");

        assertThat(fixture.extension().reloads())
                .containsExactly(new ConfigReload(false, List.of("server added", "sample added")));
        assertThat(fixture.extension().calls()).endsWith("apply port 5");
    }

    @Test
    void what_is_wrong_is_told_with_its_place() {
        fixture.start("");

        apply("extensions: { sample: { prot: 5 } }");

        assertThat(last().refused()).isTrue();
        assertThat(last().lines())
                .containsExactly("stonechat.yaml:1:25: unknown key \"prot\" (did you mean \"port\"?)");
        assertThat(fixture.context().isConfigRefused()).isTrue();
    }

    @Test
    void nothing_is_told_twice() {
        fixture.start("");
        apply("");
        assertThat(fixture.extension().reloads()).isEmpty();

        apply("extensions: { sample: { prot: 5 } }");
        apply("extensions: { sample: { prot: 5 } }");
        assertThat(fixture.extension().reloads()).hasSize(1);
    }

    @Test
    void it_is_told_that_a_refused_configuration_was_taken_back() {
        fixture.start("");
        apply("extensions: { sample: { prot: 5 } }");

        apply("");

        assertThat(last()).isEqualTo(new ConfigReload(false, List.of()));
        assertThat(fixture.context().isConfigRefused()).isFalse();
    }

    @Test
    void of_many_errors_a_hundred_are_told_and_the_others_counted() {
        fixture.start("");
        StringBuilder wrong = new StringBuilder();
        for (int i = 0; i < 120; i++) {
            wrong.append("wrong").append(i).append(": 1\n");
        }

        apply(wrong.toString());

        assertThat(last().lines()).hasSize(101).endsWith("and 20 more errors");
    }

    @Test
    void secrets_stay_hidden_in_what_is_told() {
        fixture.start("store: { password: one }");

        apply("store: { password: two }");

        assertThat(last().lines()).containsExactly("store.password changed");
    }

    @Test
    void node_is_the_name_of_the_gateway_until_its_end() {
        fixture.start("node: gw-7");
        assertThat(fixture.context().node()).isEqualTo("gw-7");

        assertThat(apply("node: gw-8"))
                .extracting(Diagnostic::message)
                .containsExactly("a changed node takes effect at the next start");
        assertThat(fixture.context().node()).isEqualTo("gw-7");
    }

    @Test
    void without_a_node_the_machine_names_it() {
        fixture.start("");

        assertThat(fixture.context().node()).matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    }

    @Test
    void a_node_that_is_no_name_is_refused() {
        for (String wrong : List.of("two words", "-gw", "gw/1", "x".repeat(65))) {
            var problems = fixture.build("node: " + wrong).check();

            assertThat(problems)
                    .extracting(Diagnostic::message)
                    .singleElement()
                    .satisfies(message -> assertThat(message)
                            .startsWith(
                                    "\"node\" must be a name of 1 to 64 letters, digits, dots, hyphens and underscores")
                            .endsWith("found \"" + wrong + "\""));
        }
    }
}
