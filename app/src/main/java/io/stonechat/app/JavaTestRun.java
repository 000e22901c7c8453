package io.stonechat.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Hears from JUnit how the tests of a file end, and says it in our words. */
final class JavaTestRun implements TestExecutionListener {

    /** What the class loader of tests is called: how their own lines are told from others in a stack trace. */
    static final String LOADER = "stonechat-test";

    /** What the class loader of scripts is called. */
    private static final String SCRIPTS = "stonechat-script";

    private final Path file;
    private final List<String> lines;
    private final Consumer<TestOutcome> told;
    private final Map<String, Long> begun = new HashMap<>();
    private boolean empty = true;

    JavaTestRun(Path file, List<String> lines, Consumer<TestOutcome> told) {
        this.file = file;
        this.lines = lines;
        this.told = told;
    }

    /** Whether there was nothing to run. */
    boolean isEmpty() {
        return empty;
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        begun.put(test.getUniqueId(), System.nanoTime());
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        empty = false;
        tell(test, TestOutcome.Verdict.SKIPPED, new TestFailure("", reason, 0, "", List.of(), ""));
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        empty &= !test.isTest();
        Throwable thrown = result.getThrowable().orElse(null);
        switch (result.getStatus()) {
            case SUCCESSFUL -> {
                if (test.isTest()) {
                    tell(test, TestOutcome.Verdict.PASSED, null);
                }
            }
            case ABORTED -> tell(test, TestOutcome.Verdict.SKIPPED, failure(thrown));
            // A class that fails as a whole, in @BeforeAll say, is told of as if it were a test.
            case FAILED -> {
                empty = false;
                tell(test, TestOutcome.Verdict.FAILED, failure(thrown));
            }
        }
    }

    private void tell(TestIdentifier test, TestOutcome.Verdict verdict, @Nullable TestFailure failure) {
        long now = System.nanoTime();
        Duration time = Duration.ofNanos(now - begun.getOrDefault(test.getUniqueId(), now));
        told.accept(new TestOutcome(file, suite(test), name(test), verdict, time, failure));
    }

    private String suite(TestIdentifier test) {
        return test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(source -> ((MethodSource) source).getClassName())
                .orElseGet(() -> String.valueOf(file.getFileName()));
    }

    /** The method's name without its parameters, which are the harness mostly; what people have called it if they have. */
    private static String name(TestIdentifier test) {
        String name = test.getDisplayName();
        return name.endsWith("(Harness)")
                ? name.substring(0, name.length() - "(Harness)".length())
                : name.replaceFirst("\\(\\)$", "");
    }

    private @Nullable TestFailure failure(@Nullable Throwable thrown) {
        if (thrown == null) {
            return null;
        }
        int line = ownLine(thrown);
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return new TestFailure(
                thrown.getClass().getSimpleName(),
                message(thrown),
                line,
                line > 0 && line <= lines.size() ? lines.get(line - 1) : "",
                Stream.of(thrown.getSuppressed()).map(JavaTestRun::note).toList(),
                trace.toString());
    }

    private static String message(Throwable thrown) {
        String said = Optional.ofNullable(thrown.getMessage()).orElse("").strip();
        if (thrown instanceof AssertionError && !said.isEmpty()) {
            return said;
        }
        return thrown.getClass().getSimpleName() + (said.isEmpty() ? "" : ": " + said);
    }

    private static String note(Throwable thrown) {
        return "meanwhile: " + message(thrown)
                + Stream.of(thrown.getStackTrace())
                        .filter(frame -> SCRIPTS.equals(frame.getClassLoaderName()))
                        .findFirst()
                        .map(frame -> " (" + frame.getFileName() + ":" + frame.getLineNumber() + ")")
                        .orElse("");
    }

    private static int ownLine(Throwable thrown) {
        return Stream.of(thrown.getStackTrace())
                .filter(frame -> LOADER.equals(frame.getClassLoaderName()))
                .mapToInt(StackTraceElement::getLineNumber)
                .findFirst()
                .orElse(0);
    }
}
