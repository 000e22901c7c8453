package io.stonechat.host;

import java.nio.file.Path;
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
        return parse(path, TextFiles.text(path), environment);
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
}
