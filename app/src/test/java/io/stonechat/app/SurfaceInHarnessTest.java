package io.stonechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The script {@code surface/surface.py} once more, as it is, in the harness for scripts in Python. */
class SurfaceInHarnessTest {
    @Test
    void every_name_gives_in_the_harness_what_it_gives_over_tcp() {
        CommandRun run = CommandRun.of("test", "src/test/resources/io/stonechat/app/surface/surface_test.py");

        assertThat(run.out()).doesNotContain("FAIL").contains("5 passed");
        assertThat(run.status()).isZero();
    }
}
