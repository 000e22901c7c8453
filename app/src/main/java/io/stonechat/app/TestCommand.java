package io.stonechat.app;

import io.stonechat.host.LogSettings;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code stonechat test}: tests of scripts, on the harness. */
@Command(
        name = "test",
        description =
                "Runs tests of scripts on the harness: the real gateway, links in memory, a clock that stands still.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "A test file in Java is a compact source file, or a class, with methods that carry JUnit's @Test;",
            "in Python it has functions test_*, and classes Test* with such methods.",
            "Paths in it start at its own folder. Exit status 1 if a test fails.",
            "",
            "Examples:",
            "  stonechat test examples/gateway/gateway_test.java",
            "  stonechat test gateway_test.py",
            "  stonechat test --junit-xml report.xml *_test.java"
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields in before anything runs
final class TestCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files with tests.")
    private List<Path> files;

    @Option(names = "--junit-xml", paramLabel = "FILE", description = "Write a report that build servers read.")
    private @Nullable Path report;

    @Option(names = "--json", description = "Print one JSON object a test, and nothing else.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        files.forEach(TestCommand::check);
        // What a gateway tells its operator on the way would bury what the tests say.
        LogSetup.apply(new LogSettings(LogSettings.Level.ERROR, LogSettings.Format.PRETTY, null));
        List<TestOutcome> outcomes = new ArrayList<>();
        PrintWriter out = spec.commandLine().getOut();
        TestLines lines = new TestLines(out);
        Consumer<TestOutcome> told = json ? outcome -> print(out, outcome) : lines::tell;
        long began = System.nanoTime();
        for (Path file : files) {
            run(file, told.andThen(outcomes::add));
        }
        if (!json) {
            lines.sum(outcomes, Duration.ofNanos(System.nanoTime() - began));
        }
        if (report != null) {
            TestXml.write(report, outcomes);
        }
        return outcomes.stream().anyMatch(TestOutcome::failed) ? 1 : 0;
    }

    private static void run(Path file, Consumer<TestOutcome> told) {
        if (isPython(file)) {
            PythonTestFile.run(file, told);
        } else {
            JavaTests.of(file).run(told);
        }
    }

    private static boolean isPython(Path file) {
        return file.toString().endsWith(".py");
    }

    private static void check(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new Failure(
                    Files.isDirectory(file)
                            ? file + " is a folder: name the files in it."
                            : "There is no file " + file + ".");
        }
        if (!isPython(file) && !file.toString().endsWith(".java")) {
            throw new Failure("The tests in " + file + " cannot be read: their file must end in .java or .py.");
        }
    }

    private static void print(PrintWriter out, TestOutcome outcome) {
        ObjectNode object = JsonMapper.shared()
                .createObjectNode()
                .put("file", outcome.file().toString())
                .put("suite", outcome.suite())
                .put("name", outcome.name())
                .put("outcome", outcome.verdict().name().toLowerCase(Locale.ROOT))
                .put("millis", outcome.time().toMillis());
        TestFailure failure = outcome.failure();
        if (failure != null) {
            object.put("message", failure.message()).put("line", failure.line());
        }
        out.println(object);
        out.flush();
    }
}
