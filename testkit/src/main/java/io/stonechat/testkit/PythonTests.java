package io.stonechat.testkit;

import io.stonechat.host.ConfigException;
import io.stonechat.host.ConfigMapping;
import io.stonechat.host.ConfigScalar;
import io.stonechat.host.Place;
import io.stonechat.host.ScriptEngine;
import io.stonechat.host.ScriptEnvironment;
import io.stonechat.host.ScriptOptions;
import io.stonechat.host.ScriptSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/** Runs the tests of a file in Python: functions {@code test_*}, and methods of that name in classes {@code Test*}. */
public final class PythonTests {

    private PythonTests() {}

    /**
     * Runs the tests of a file, one after the other.
     *
     * @param python the language
     * @param file the file
     * @param told told of each test as it ends
     * @throws ConfigException if the file cannot be read, or is not Python
     * @throws IllegalStateException with a sentence that says why the file could not be run
     */
    public static void run(ScriptEngine python, Path file, Consumer<PythonTest> told) {
        String text = text(file);
        Path folder = file.toAbsolutePath().getParent();
        try (ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform()
                        .daemon()
                        .name("stonechat-test-timer")
                        .factory());
                PythonBench bench = new PythonBench(python, folder == null ? Path.of("") : folder, told)) {
            ScriptEnvironment environment =
                    new ScriptEnvironment(List.of(bench.namespace()), List.of(), InstantSource.system(), timer);
            var _ = python.prepare(List.of(new ScriptSource(file, text)), environment, oneWorker(file));
            python.run(environment, "siphon_sdk.runner", "main", file.toString(), text)
                    .join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause();
            throw new IllegalStateException(String.valueOf(cause == null ? e : cause.getMessage()), e);
        }
    }

    /** The script under test and its test share one interpreter, so that the globals of the script are the same at each call. */
    private static ScriptOptions oneWorker(Path file) {
        Place place = new Place(file, 1, 1, "");
        ConfigMapping settings = new ConfigMapping(
                place, List.of(new ConfigMapping.Entry("workers", place, new ConfigScalar(place, "1"))));
        return new ScriptOptions(List.of(), Map.of("python", settings));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
