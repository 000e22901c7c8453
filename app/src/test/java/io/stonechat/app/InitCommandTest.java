package io.stonechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class InitCommandTest {

    @TempDir
    private Path folder;

    private Path project;

    @BeforeEach
    void name() {
        project = folder.resolve("my gateway");
    }

    @Test
    void the_project_has_no_mistakes_and_its_tests_pass() {
        assertThat(CommandRun.of("init", project.toString()).status()).isZero();

        CommandRun check = CommandRun.of("check", project.toString());
        assertThat(check.err()).isEmpty();
        assertThat(check.status()).isZero();
        CommandRun test =
                CommandRun.of("test", project.resolve("gateway_test.java").toString());
        assertThat(test.out()).contains("2 passed");
        assertThat(test.status()).isZero();
    }

    @Test
    void nothing_is_written_over() throws IOException {
        Files.createDirectories(project);
        Files.writeString(project.resolve("gateway.java"), "mine");

        CommandRun run = CommandRun.of("init", project.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("gateway.java is there already");
        assertThat(project.resolve("gateway.java")).hasContent("mine");
        assertThat(project.resolve("stonechat.yaml")).doesNotExist();
    }
}
