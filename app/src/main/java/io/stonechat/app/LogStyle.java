package io.stonechat.app;

import ch.qos.logback.classic.Level;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What {@code log:} in the configuration says.
 *
 * @param level the least serious level that is written
 * @param json one JSON object a line, for machines, instead of a readable line
 * @param file where the lines go, standard error when null
 */
record LogStyle(Level level, boolean json, @Nullable Path file) {}
