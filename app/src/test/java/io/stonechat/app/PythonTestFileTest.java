package io.stonechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests in Python, on the harness of siphon_sdk. */
class PythonTestFileTest {

    private static final Path RELAY = Path.of("src/test/resources/io/stonechat/app/testing/relay_test.py");

    private static final Path NAMES = RELAY.resolveSibling("names_test.py");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void a_relay_is_tested_with_its_upstream_its_log_its_cache_and_its_time() {
        CommandRun run = CommandRun.of("test", RELAY.toString());

        assertThat(run.out()).doesNotContain("FAIL").contains("12 passed");
        assertThat(run.status()).isZero();
    }

    @Test
    void every_name_of_the_harness_does_what_it_says() {
        CommandRun run = CommandRun.of("test", NAMES.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).doesNotContain("FAIL").contains("8 passed");
        assertThat(run.status()).isZero();
    }

    @Test
    void a_failure_shows_the_line_and_the_values_and_the_others_run_all_the_same() throws IOException {
        CommandRun run = test("""
                import siphon_sdk.http_testing

                shared = []

                def test_sum():
                    assert 1 + 1 == 3

                class TestMore:
                    def test_apart(self):
                        assert self.__dict__ == {}

                    async def test_awaits(self):
                        shared.append(1)
                        assert "a" not in "abc"

                def test_http():
                    siphon_sdk.http_testing.HttpTestHarness().request()
                """);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains("FAIL  some_test.py:6 test_sum\n      > assert 1 + 1 == 3\n      assert 2 == 3\n")
                .contains("ok    some_test.py test_apart\n")
                .contains("FAIL  some_test.py:14 test_awaits\n")
                .contains("assert 'a' not in 'abc'")
                .contains("RuntimeError: HttpTestHarness.request(): scripts have no http in this build")
                .contains("1 passed, 3 failed, ");
    }

    @Test
    void a_file_that_is_not_python_or_has_no_tests_is_told_in_a_sentence() throws IOException {
        assertThat(test("def test_x(:\n").err()).startsWith("some_test.py:1:");
        assertThat(test("x = 1\n").err()).contains("There are no tests in ").contains("begins with test_");
    }

    private CommandRun test(String text) throws IOException {
        return CommandRun.of(
                "test", Files.writeString(folder.resolve("some_test.py"), text).toString());
    }
}
