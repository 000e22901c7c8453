package io.stonechat.host;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the section {@code log:} says; the program that embeds the host sets its logging up by it.
 *
 * @param level from which level on lines are written
 * @param format how lines look
 * @param file where they go; null for the console
 */
public record LogSettings(
        Level level, Format format, @Nullable Path file) {

    /** Levels, the most talkative first. */
    public enum Level {
        /** Every PDU. */
        TRACE,
        /** What helps to find a mistake. */
        DEBUG,
        /** What happens. */
        INFO,
        /** What somebody should look at some time. */
        WARN,
        /** What somebody should look at now. */
        ERROR
    }

    /** Forms of a line. */
    public enum Format {
        /** For people. */
        PRETTY,
        /** One JSON object a line, for machines. */
        JSON
    }

    /** The settings of a configuration; the defaults where it says nothing or something wrong. */
    public static LogSettings of(ConfigMapping root) {
        return read(ConfigSection.of(root, new ConfigErrors()).section("log"));
    }

    static LogSettings read(ConfigSection log) {
        var level = log.choice("level", Level.INFO);
        var format = log.choice("format", Format.PRETTY);
        var file = log.path("file").orElse(null);
        log.finish();
        return new LogSettings(level, format, file);
    }
}
