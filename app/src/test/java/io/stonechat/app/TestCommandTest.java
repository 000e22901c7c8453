package io.stonechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import tools.jackson.databind.json.JsonMapper;

class TestCommandTest {

    private static final String IMPORTS = """
            import module io.stonechat.testkit;
            import static io.stonechat.protocol.CommandStatus.*;
            import static org.junit.jupiter.api.Assertions.*;
            """;

    private static final String SCRIPT = """
            import module io.stonechat.script;

            @OnBind BindReply in(Bind bind) { return BindReply.accept(); }
            @OnPdu Reply submit(SubmitSm pdu) {
                if (pdu.destination().address().equals("666")) {
                    throw new IllegalStateException("no such number");
                }
                return Reply.reject(io.stonechat.protocol.CommandStatus.ESME_RMSGQFUL);
            }
            """;

    private static final String HARNESS = """
            @RegisterExtension
            HarnessExtension gateway = HarnessExtension.of(Harness.of("gateway.java"));
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo/echo_test.java",
                "echo/echo_test.py",
                "gateway/gateway_test.java",
                "gateway/gateway_test.py",
                "policy/policy_test.java",
                "policy/policy_test.py"
            })
    void the_examples_pass(String test) {
        CommandRun run = CommandRun.of("test", Path.of("../examples", test).toString());

        assertThat(run.out()).contains("ok    ").doesNotContain("FAIL");
        assertThat(run.status()).isZero();
    }

    @Test
    void a_failure_shows_the_line_and_the_values() throws IOException {
        CommandRun run = test(HARNESS + """
                @Test
                void takes_it(Harness harness) {
                    var sent = harness.bind("a", "b").submit("1", "hello");
                    assertEquals(ESME_ROK, sent.status());
                }
                @Test
                void binds(Harness harness) {
                    harness.bind("a", "b");
                }
                """);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains("ok    gateway_test.java binds\n")
                .contains("FAIL  gateway_test.java:9 takes_it\n")
                .contains("      > assertEquals(ESME_ROK, sent.status());\n")
                .contains("      expected: <ESME_ROK> but was: <ESME_RMSGQFUL>\n")
                .contains("1 passed, 1 failed, ");
    }

    @Test
    void what_a_handler_threw_meanwhile_is_told_with_a_failure() throws IOException {
        CommandRun run = test(HARNESS + """
                @Test
                void takes_it(Harness harness) {
                    assertEquals(ESME_ROK, harness.bind("a", "b").submit("666", "hello").status());
                }
                """);

        assertThat(run.out()).contains("meanwhile: IllegalStateException: no such number (gateway.java:6)");
    }

    @Test
    void each_test_has_a_harness_of_its_own() throws IOException {
        String counts = """
                @Test
                void NAME(Harness harness) {
                    assertEquals(List.of(), harness.calls());
                    harness.bind("a", "b");
                    assertEquals(1, harness.calls("smpp.on_bind").size());
                }
                """;

        assertThat(test(HARNESS + counts.replace("NAME", "one") + counts.replace("NAME", "two"))
                        .status())
                .isZero();
    }

    @Test
    void classes_with_annotations_of_their_own_are_run_too() throws IOException {
        CommandRun run = test("""
                @HarnessTest("gateway.java")
                class GatewayTest {
                    @Test @DisplayName("the queue is full") void full(Harness harness) {
                        org.assertj.core.api.Assertions.assertThat(harness.bind("a", "b").submit("1", "x").status())
                                .isEqualTo(ESME_RMSGQFUL);
                    }
                    @Test @Disabled("not today") void later() {}
                }
                """);

        assertThat(run.out())
                .contains("ok    gateway_test.java the queue is full\n")
                .contains("skip  gateway_test.java later: not today\n")
                .contains("1 passed, 1 skipped, ");
        assertThat(run.status()).isZero();
    }

    @Test
    void build_servers_get_their_report() throws Exception {
        Path report = folder.resolve("report.xml");
        CommandRun run = test(
                HARNESS + "@Test void fails(Harness harness) { fail(\"a <b> & \\u0001\"); }\n@Test void passes() {}\n",
                "--junit-xml",
                report.toString());

        assertThat(run.status()).isEqualTo(1);
        Element suite = (Element) DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(report.toFile())
                .getElementsByTagName("testsuite")
                .item(0);
        assertThat(suite.getAttribute("tests")).isEqualTo("2");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(((Element) suite.getElementsByTagName("failure").item(0)).getAttribute("message"))
                .isEqualTo("a <b> & ?");
    }

    @Test
    void machines_get_an_object_a_test() throws IOException {
        CommandRun run = test("@Test void passes() {}\n", "--json");

        var object = JsonMapper.shared().readTree(run.out());
        assertThat(object.get("name").asString()).isEqualTo("passes");
        assertThat(object.get("outcome").asString()).isEqualTo("passed");
    }

    @Test
    void a_compile_error_has_its_place() throws IOException {
        CommandRun run = test("@Test void fails() { nonsense(); }\n");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).startsWith("gateway_test.java:4:22: cannot find symbol");
    }

    @Test
    void a_script_that_does_not_compile_fails_its_tests_with_the_place() throws IOException {
        Files.writeString(folder.resolve("other.java"), "nonsense");

        CommandRun run = test("@Test @HarnessTest(\"other.java\") void starts(Harness harness) {}\n");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("FAIL  gateway_test.java").contains("other.java:1:");
    }

    @Test
    void a_file_without_tests_is_told_so() throws IOException {
        CommandRun run = test("int nothing() { return 1; }\n");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("There are no tests in ").contains("a test is a method with @Test.");
    }

    @Test
    void a_file_that_is_not_there_is_told_so() {
        CommandRun run = CommandRun.of("test", "nowhere_test.java");

        assertThat(run.err()).isEqualToIgnoringNewLines("stonechat: There is no file nowhere_test.java.");
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void without_a_file_the_usage_is_wrong() {
        assertThat(CommandRun.of("test").status()).isEqualTo(2);
    }

    private CommandRun test(String tests, String... options) throws IOException {
        Files.writeString(folder.resolve("gateway.java"), SCRIPT);
        Path file = Files.writeString(folder.resolve("gateway_test.java"), IMPORTS + tests);
        List<String> arguments = new ArrayList<>(List.of("test", file.toString()));
        arguments.addAll(List.of(options));
        return CommandRun.of(arguments.toArray(String[]::new));
    }
}
