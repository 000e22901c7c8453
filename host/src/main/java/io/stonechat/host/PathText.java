package io.stonechat.host;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Paths as a configuration file writes them. */
final class PathText {

    private PathText() {}

    /** The path, absolute; a relative one starts at the folder of the file in which it stands. */
    static @Nullable Path resolve(String text, ConfigNode at, ConfigErrors errors) {
        try {
            return folder(at.place().file()).resolve(text).normalize();
        } catch (InvalidPathException e) {
            errors.error(at, "not a path: " + e.getReason());
            return null;
        }
    }

    /** The folder of a file. */
    static Path folder(Path file) {
        var parent = file.toAbsolutePath().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }
}
