package io.stonechat.testkit;

import io.stonechat.host.Face;
import io.stonechat.host.Namespace;
import io.stonechat.host.ScriptEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the modules of {@code siphon_sdk} stand on: it starts harnesses, and is told how tests end. Made for Python; tests in Java
 * use {@link Harness}.
 */
public final class PythonBench implements AutoCloseable {

    private static final List<String> MODULES = List.of(
            "siphon_sdk.runner",
            "siphon_sdk._requests",
            "siphon_sdk.smpp",
            "siphon_sdk.mock_module",
            "siphon_sdk.smpp_testing",
            "siphon_sdk.http_testing");

    private final ScriptEngine python;
    private final Path folder;
    private final Consumer<PythonTest> told;
    private final List<PythonHarness> open = new ArrayList<>();

    PythonBench(ScriptEngine python, Path folder, Consumer<PythonTest> told) {
        this.python = python;
        this.folder = folder;
        this.told = told;
    }

    /** The modules, for the host that they are imported in. */
    Namespace namespace() {
        return new Namespace(
                "siphon_sdk",
                PythonBench.class,
                this,
                MODULES.stream()
                        .map(module -> Face.python(module, PythonBench.class, this))
                        .toList());
    }

    /**
     * Starts a gateway with a script that has no file.
     *
     * @param name what messages call it
     * @param source its text
     * @param config a configuration without the section {@code script}
     */
    public PythonHarness openSource(String name, String source, String config) {
        return open(Harness.ofSource(name, source), config);
    }

    /**
     * Starts a gateway with a script.
     *
     * @param file its file; relative to the folder of the test
     * @param config a configuration without the section {@code script}
     */
    public PythonHarness openFile(String file, String config) {
        return open(Harness.of(folder.resolve(file).toString()), config);
    }

    /**
     * Starts a gateway with a configuration as it is.
     *
     * @param file its file; relative to the folder of the test
     */
    public PythonHarness openConfig(String file) {
        return started(Harness.of(folder.resolve(file).toString()));
    }

    /** The text of a file; null if there is none. Relative to the folder of the test. */
    public @Nullable String read(String file) {
        Path path = folder.resolve(file);
        if (!Files.isRegularFile(path)) {
            return null;
        }
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PythonHarness open(HarnessBuilder builder, String config) {
        return started(builder.config(config));
    }

    private PythonHarness started(HarnessBuilder builder) {
        PythonHarness harness = new PythonHarness(builder.engine(() -> python)
                .extension(() -> new PythonModules(this))
                .start());
        open.add(harness);
        return harness;
    }

    /** Ends what a test has started. */
    public void closeAll() {
        open.forEach(PythonHarness::close);
        open.clear();
    }

    /**
     * Told how a test ended.
     *
     * @param suite its class, or its file
     * @param name its name
     * @param outcome {@code passed}, {@code failed} or {@code skipped}
     * @param type what was raised
     * @param message what is not as it should be
     * @param line where in the test's file; 0 if that is not known
     * @param trace the whole of it
     */
    public void ended(String suite, String name, String outcome, String type, String message, int line, String trace) {
        told.accept(new PythonTest(suite, name, outcome, type, message, line, trace));
    }

    @Override
    public void close() {
        closeAll();
    }
}
