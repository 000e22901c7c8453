package io.stonechat.testkit;

/**
 * A line that a script has logged.
 *
 * @param level {@code debug}, {@code info}, {@code warn} or {@code error}
 * @param message the line
 */
public record LogLine(String level, String message) {

    @Override
    public String toString() {
        return level + ": " + message;
    }
}
