package io.stonechat.testkit;

import io.stonechat.host.ConfigFile;
import io.stonechat.host.ConfigMapping;
import io.stonechat.host.ConfigNode;
import io.stonechat.host.ConfigScalar;
import io.stonechat.host.HostExtension;
import io.stonechat.host.ScriptEngine;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a harness is to run.
 *
 * @param file a script or a configuration
 * @param source the text of the script if it has no file
 * @param config what a script runs with; null for the default
 */
record HarnessPlan(
        Path file,
        @Nullable String source,
        @Nullable String config,
        Map<String, String> environment,
        Instant start,
        List<HostExtension> extensions,
        List<ScriptEngine> engines) {

    /** Nobody who has a script alone wants his ESMEs unbound for being idle while days pass. */
    private static final String BARE = """
            extensions: { smpp: { server: { inactivity_timer_ms: 0, enquire_link_timer_ms: 0 } } }
            """;

    /** What serves operators and keeps records is no part of a harness: nothing listens, nothing is written. */
    private static final Set<String> LEFT_OUT = Set.of("metrics", "admin", "cdr");

    private static final Set<String> YAML = Set.of("yaml", "yml");

    /**
     * The configuration.
     *
     * @param script where the script lies, if it is one that has no file of its own
     */
    ConfigFile configuration(Path script) {
        return adapted(isConfiguration() ? ConfigFile.load(file, environment) : around(script));
    }

    private boolean isConfiguration() {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return YAML.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private ConfigFile around(Path script) {
        Path place = script.toAbsolutePath();
        String path = place.toString().replace("'", "''").replace("${", "$${");
        String text = (config == null ? BARE : config.stripTrailing() + "\n") + "script: { path: '" + path + "' }\n";
        return ConfigFile.parse(place.resolveSibling("stonechat.yaml"), text, environment);
    }

    /** The scripts are loaded anew when the test says so, not when a file changes. */
    private static ConfigFile adapted(ConfigFile config) {
        List<ConfigMapping.Entry> entries = new ArrayList<>();
        for (ConfigMapping.Entry entry : config.root().entries()) {
            if (entry.key().equals("script") && entry.value() instanceof ConfigMapping script) {
                entries.add(new ConfigMapping.Entry(entry.key(), entry.place(), withoutReload(script)));
            } else if (!LEFT_OUT.contains(entry.key())) {
                entries.add(entry);
            }
        }
        return new ConfigFile(config.path(), new ConfigMapping(config.root().place(), entries));
    }

    private static ConfigNode withoutReload(ConfigMapping script) {
        List<ConfigMapping.Entry> entries = new ArrayList<>();
        script.entries().stream().filter(entry -> !entry.key().equals("reload")).forEach(entries::add);
        entries.add(new ConfigMapping.Entry("reload", script.place(), new ConfigScalar(script.place(), "off")));
        return new ConfigMapping(script.place(), entries);
    }
}
