package io.stonechat.host;

import java.nio.file.Path;

/**
 * One script file as it was read.
 *
 * @param file where it lies
 * @param text its whole text
 */
public record ScriptSource(Path file, String text) {

    /** The file's own name, as messages and stack traces show it. */
    public String name() {
        return String.valueOf(file.getFileName());
    }

    /** A line of the text, 1-based; empty where there is none. */
    public String line(long number) {
        return number < 1 ? "" : text.lines().skip(number - 1).findFirst().orElse("");
    }
}
