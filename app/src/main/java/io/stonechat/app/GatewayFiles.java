package io.stonechat.app;

import io.stonechat.host.ConfigException;
import io.stonechat.host.ConfigFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the configuration that a user means: a YAML file, or a script, which runs with the default configuration. */
final class GatewayFiles {

    private static final Path DEFAULT = Path.of("stonechat.yaml");
    private static final Set<String> SCRIPTS = Set.of("java", "py");

    private GatewayFiles() {}

    /**
     * Reads the configuration.
     *
     * @param named what the user named, null for {@code ./stonechat.yaml}
     * @throws Failure when there is no such file
     * @throws ConfigException naming every mistake in the file
     */
    static ConfigFile load(@Nullable Path named, Map<String, String> environment) {
        Path file = Optional.ofNullable(named).orElse(DEFAULT);
        if (!Files.exists(file)) {
            throw new Failure(
                    named == null
                            ? "There is no stonechat.yaml here: name a configuration or a script."
                            : "There is no file " + named + ".");
        }
        if (Files.isDirectory(file)) {
            return load(file.resolve(DEFAULT), environment);
        }
        return isScript(file)
                ? ConfigFile.parse(file.resolveSibling(DEFAULT), around(file), environment)
                : ConfigFile.load(file, environment);
    }

    private static boolean isScript(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return SCRIPTS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    /** A configuration that says no more than which script. */
    private static String around(Path script) {
        String name = String.valueOf(script.getFileName()).replace("'", "''").replace("${", "$${");
        return "script: { path: '" + name + "' }\n";
    }
}
