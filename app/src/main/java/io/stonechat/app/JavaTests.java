package io.stonechat.app;

import io.stonechat.host.JavaSources;
import io.stonechat.testkit.HarnessExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The tests in one Java file, compiled, in a class loader of their own, and run by JUnit. */
final class JavaTests {

    /** What a file of tests may import: the harness, with all that a script may, and what assertions are written with. */
    private static final List<String> MODULES =
            List.of("io.stonechat.testkit", "org.junit.jupiter.params", "org.assertj.core");

    private final Path file;
    private final JavaSources code;

    private JavaTests(Path file, JavaSources code) {
        this.file = file;
        this.code = code;
    }

    /**
     * Compiles the file.
     *
     * @throws io.stonechat.host.ConfigException with what the compiler has to say
     */
    static JavaTests of(Path file) {
        return new JavaTests(file, JavaSources.compile(List.of(file), MODULES, JavaTestRun.LOADER));
    }

    /**
     * Runs them, one after the other.
     *
     * @param told told of each as it ends
     * @throws Failure if there are none
     */
    void run(Consumer<TestOutcome> told) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(code.classes().stream()
                        .map(DiscoverySelectors::selectClass)
                        .toList())
                .configurationParameter(HarnessExtension.FOLDER, folder())
                .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "false")
                .build();
        JavaTestRun run = new JavaTestRun(file, lines(), told);
        LauncherFactory.create().execute(request, run);
        if (run.isEmpty()) {
            throw new Failure("There are no tests in " + file + ": a test is a method with @Test.");
        }
    }

    private String folder() {
        return Optional.ofNullable(file.toAbsolutePath().getParent())
                .map(Path::toString)
                .orElse("");
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
