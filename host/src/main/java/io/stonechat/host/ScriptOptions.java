package io.stonechat.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What {@code script:} says about how scripts are loaded.
 *
 * @param includePaths folders in which they find modules of theirs, beside their own
 * @param sections the settings of each language that has some, by {@link ScriptEngine#section()}; an empty mapping where
 *     nothing is said
 */
public record ScriptOptions(List<Path> includePaths, Map<String, ConfigNode> sections) {

    /** Nothing is said. */
    public static final ScriptOptions NONE = new ScriptOptions(List.of(), Map.of());

    /** Copies the collections. */
    public ScriptOptions {
        includePaths = List.copyOf(includePaths);
        sections = Map.copyOf(sections);
    }
}
