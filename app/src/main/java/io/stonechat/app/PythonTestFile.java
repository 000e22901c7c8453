package io.stonechat.app;

import io.stonechat.host.ScriptEngine;
import io.stonechat.testkit.PythonTest;
import io.stonechat.testkit.PythonTests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The tests in one Python file. */
final class PythonTestFile {

    private PythonTestFile() {}

    /**
     * Runs them, one after the other, in an interpreter of their own.
     *
     * @throws Failure if there are none, or this build has no Python
     */
    static void run(Path file, Consumer<TestOutcome> told) {
        List<String> lines = lines(file);
        AtomicLong last = new AtomicLong(System.nanoTime());
        AtomicLong count = new AtomicLong();
        ScriptEngine python = python(file);
        try {
            PythonTests.run(python, file, test -> {
                long now = System.nanoTime();
                Duration time = Duration.ofNanos(now - last.getAndSet(now));
                count.incrementAndGet();
                told.accept(new TestOutcome(
                        file,
                        test.suite(),
                        test.name(),
                        TestOutcome.Verdict.valueOf(test.outcome().toUpperCase(Locale.ROOT)),
                        time,
                        failure(test, lines)));
            });
        } catch (IllegalStateException e) {
            throw new Failure("The tests in " + file + " cannot be run: " + e.getMessage() + ".");
        } finally {
            close(python);
        }
        if (count.get() == 0) {
            throw new Failure("There are no tests in " + file + ": a test is a function whose name begins with test_.");
        }
    }

    private static ScriptEngine python(Path file) {
        return ServiceLoader.load(ScriptEngine.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(engine -> engine.handles(file))
                .findFirst()
                .orElseThrow(() -> new Failure("This build has no Python to run the tests in " + file + " with."));
    }

    private static void close(ScriptEngine python) {
        if (python instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new IllegalStateException("Python could not be ended", e);
            }
        }
    }

    private static @Nullable TestFailure failure(PythonTest test, List<String> lines) {
        if (test.outcome().equals("passed")) {
            return null;
        }
        String source = test.line() > 0 && test.line() <= lines.size() ? lines.get(test.line() - 1) : "";
        return new TestFailure(test.type(), test.message(), test.line(), source, List.of(), test.trace());
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
