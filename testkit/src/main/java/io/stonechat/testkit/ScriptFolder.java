package io.stonechat.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the script of a harness lies: its own file, or for one that has none a folder that goes with the harness.
 *
 * @param script the file
 * @param temporary the folder; null for none
 */
record ScriptFolder(Path script, @Nullable Path temporary) implements AutoCloseable {

    static ScriptFolder of(HarnessPlan plan) {
        String source = plan.source();
        if (source == null) {
            return new ScriptFolder(plan.file(), null);
        }
        try {
            Path folder = Files.createTempDirectory("stonechat-harness");
            Path script = folder.resolve(plan.file().getFileName());
            return new ScriptFolder(Files.writeString(script, source), folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the script could not be put into a file: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        // A harness may be closed more than once.
        if (temporary == null || Files.notExists(temporary)) {
            return;
        }
        try (Stream<Path> files = Files.walk(temporary)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of the script could not be removed: " + e.getMessage(), e);
        }
    }
}
