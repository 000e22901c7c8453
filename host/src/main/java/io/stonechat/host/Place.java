package io.stonechat.host;

import java.nio.file.Path;

/**
 * A place in a file.
 *
 * @param file the file
 * @param line 1-based
 * @param column 1-based
 * @param sourceLine the line as it stands in the file
 */
public record Place(Path file, int line, int column, String sourceLine) {

    /** {@code stonechat.yaml:12:7}. The line itself may hold a secret and is left out. */
    @Override
    public String toString() {
        return file.getFileName() + ":" + line + ":" + column;
    }
}
