package io.stonechat.host;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A configuration file as a located tree, variables replaced.
 *
 * @param path the file
 * @param root its top-level mapping
 */
public record ConfigFile(Path path, ConfigMapping root) {

    /**
     * Reads a YAML file.
     *
     * <p>{@code ${NAME}} in a value becomes the variable's value, {@code ${NAME:-default}} falls back to the default if
     * the variable is unset or empty, <code>$$&#123;</code> stands for a plain <code>$&#123;</code>.
     *
     * @param path the file
     * @param environment the variables, usually {@link System#getenv()}
     * @throws ConfigException naming every mistake: not readable, not YAML, a key that stands twice, an unset variable
     */
    public static ConfigFile load(Path path, Map<String, String> environment) {
        return parse(path, read(path), environment);
    }

    /** As {@link #load}, of a text that is not, or not yet, in the file. */
    public static ConfigFile parse(Path path, String text, Map<String, String> environment) {
        var errors = new ConfigErrors();
        var root = new YamlTree(path, text, environment, errors).read();
        if (errors.hasErrors()) {
            throw new ConfigException(errors.problems());
        }
        return new ConfigFile(path, root);
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (NoSuchFileException _) {
            throw unreadable(path, "there is no such file: " + path);
        } catch (MalformedInputException _) {
            throw unreadable(path, "the file is not UTF-8 text");
        } catch (IOException e) {
            throw unreadable(path, "the file cannot be read: " + e.getMessage());
        }
    }

    private static ConfigException unreadable(Path path, String message) {
        return new ConfigException(List.of(Diagnostic.ofFile(path, message)));
    }
}
