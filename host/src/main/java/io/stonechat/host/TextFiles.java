package io.stonechat.host;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads text files that users write. */
final class TextFiles {

    private TextFiles() {}

    /**
     * The texts of all files.
     *
     * @throws ConfigException naming each that cannot be read
     */
    static List<ScriptSource> read(List<Path> files) {
        var sources = new ArrayList<ScriptSource>();
        var problems = new ArrayList<Diagnostic>();
        for (var file : files) {
            try {
                sources.add(new ScriptSource(file, text(file)));
            } catch (ConfigException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return sources;
    }

    /**
     * The text of a file.
     *
     * @throws ConfigException if it cannot be read
     */
    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException _) {
            throw unreadable(file, "there is no such file: " + file);
        } catch (MalformedInputException _) {
            throw unreadable(file, "the file is not UTF-8 text");
        } catch (IOException e) {
            throw unreadable(file, "the file cannot be read: " + e);
        }
    }

    private static ConfigException unreadable(Path file, String message) {
        return new ConfigException(List.of(Diagnostic.ofFile(file, message)));
    }
}
