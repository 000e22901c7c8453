package io.stonechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VerbsTest {

    static Set<String> verbs() {
        Set<String> verbs =
                new TreeSet<>(Stonechat.commandLine().getSubcommands().keySet());
        verbs.remove("help");
        return verbs;
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void every_verb_explains_itself(String verb) {
        CommandRun run = CommandRun.of(verb, "--help");

        assertThat(run.status()).isZero();
        assertThat(run.out()).startsWith("Usage: stonechat " + verb);
        assertThat(run.out()).contains("Examples:\n  stonechat " + verb);
    }

    @Test
    void without_a_verb_it_asks_for_one() {
        CommandRun run = CommandRun.of();

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).startsWith("stonechat: Which verb?");
    }

    @Test
    void an_unknown_verb_is_wrong_usage_and_said_in_two_lines() {
        CommandRun run = CommandRun.of("snd");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("snd").hasLineCount(2);
    }

    @Test
    void the_version_is_that_of_the_build() {
        assertThat(CommandRun.of("--version").out()).matches("stonechat \\d+\\.\\d+\\.\\d+\\S*\\n");
    }
}
