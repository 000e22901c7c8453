package io.stonechat.host;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The files that a section of the configuration names and that are part of it: they are checked with it, and a change to
 * one of them is a change of the configuration.
 *
 * <p>Not for several threads at once.
 */
public final class ConfigIncludes {

    private final Map<String, String> environment;
    private final ConfigErrors errors;
    private final Set<Path> files = new LinkedHashSet<>();
    private final Set<Path> lists = new LinkedHashSet<>();

    ConfigIncludes(Map<String, String> environment, ConfigErrors errors) {
        this.environment = environment;
        this.errors = errors;
    }

    /** Where problems go. */
    public ConfigErrors errors() {
        return errors;
    }

    /**
     * Reads a YAML file that is part of the configuration, its variables replaced.
     *
     * @return its top-level mapping; an empty one if the file cannot be used, which is recorded
     */
    public ConfigMapping load(Path file) {
        files.add(file);
        try {
            return ConfigFile.load(file, environment).root();
        } catch (ConfigException e) {
            e.problems().forEach(errors::add);
            return ConfigMapping.empty(new Place(file, 0, 0, ""));
        }
    }

    /** Notes a file that is read elsewhere, and may well be empty, so that a change to it counts. */
    public void watch(Path file) {
        lists.add(file);
    }

    /** The files so far that are part of the configuration's text. */
    List<Path> files() {
        return List.copyOf(files);
    }

    /** The other files so far. */
    List<Path> lists() {
        return List.copyOf(lists);
    }
}
