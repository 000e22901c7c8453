package io.stonechat.host;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A whole configuration as the host understands it.
 *
 * @param root the configuration
 * @param node the key {@code node:}
 * @param script the section {@code script:}
 * @param caches the section {@code cache:}
 * @param drainTime {@code server.drain_secs}
 * @param sections each extension's own section, by its name
 * @param files all files that it was read from
 * @param lists the files that these name and that are read elsewhere
 */
record HostSettings(
        ConfigMapping root,
        String node,
        ScriptSettings script,
        List<CacheSpec> caches,
        Duration drainTime,
        Map<String, ConfigMapping> sections,
        List<Path> files,
        List<Path> lists) {

    private static final Duration DEFAULT_DRAIN = Duration.ofSeconds(30);

    /** All files that a change of counts. */
    Stream<Path> allFiles() {
        return Stream.concat(files.stream(), lists.stream());
    }

    /** Sections of features that this build does not have; the files that people bring may have them. */
    private static final String[] ABSENT = {
        "metrics",
        "admin",
        "listen",
        "domain",
        "cdr",
        "numbering",
        "advertised_address",
        "media",
        "registrar",
        "auth",
        "gateway",
        "gateways",
        "lcr",
        "li",
        "registration",
        "registrations",
        "diameter",
        "presence",
        "srs",
        "isc",
        "sbi",
        "ipsec",
        "stir",
        "qos",
        "rtpengine",
        "tls",
        "transport",
        "timers",
        "nat",
        "security",
        "tracing",
        "transaction",
        "dialog",
        "b2bua",
        "proxy",
        "sigtran"
    };

    /** Reads a configuration with all that belongs to the extensions, and records everything that is wrong. */
    static HostSettings read(ConfigFile file, HostParts parts, ConfigErrors errors) {
        var root = ConfigSection.of(file.root(), errors);
        var node = NodeName.read(root);
        var script = ScriptSettings.read(root.section("script"), parts.engines());
        LogSettings.read(root.section("log"));
        var caches = root.sections("cache").stream().map(CacheSpec::read).toList();
        var server = root.section("server");
        var drainTime = server.seconds("drain_secs", DEFAULT_DRAIN);
        server.ignore("instance_id");
        server.finish();
        var files = new ArrayList<>(List.of(file.path()));
        var sections = sections(root.section("extensions"), parts, files);
        var includes = new ConfigIncludes(parts.environment(), errors);
        for (var extension : parts.extensions()) {
            sections.put(extension.name(), extension.complete(section(sections, extension, file), includes));
        }
        files.addAll(includes.files());
        var shared = parts.extensions().stream()
                .flatMap(extension -> extension.validateShared(file.root(), errors).stream())
                .toList();
        shared.forEach(root::has);
        // Without an extension that keeps messages nobody reads this section.
        root.ignore("store");
        root.ignore(ABSENT);
        root.finish();
        parts.extensions().forEach(extension -> extension.validate(section(sections, extension, file), errors));
        return new HostSettings(
                file.root(),
                node,
                script,
                caches,
                drainTime,
                Map.copyOf(sections),
                List.copyOf(files),
                includes.lists());
    }

    /** An extension's own section, empty where it has none. */
    ConfigMapping section(String extension) {
        return sections.getOrDefault(extension, ConfigMapping.empty(root.place()));
    }

    private static ConfigMapping section(
            Map<String, ConfigMapping> sections, HostExtension extension, ConfigFile file) {
        return sections.getOrDefault(
                extension.name(), ConfigMapping.empty(file.root().place()));
    }

    /** The whole of it as one tree, with what stands in other files in the place of their names. */
    ConfigMapping whole() {
        var entries = new ArrayList<ConfigMapping.Entry>();
        root.entries().stream()
                .filter(entry -> !entry.key().equals("extensions"))
                .forEach(entries::add);
        sections.forEach((name, section) -> {
            // An extension may have a section at the top instead.
            if (!section.entries().isEmpty()) {
                entries.add(new ConfigMapping.Entry(name, section.place(), section));
            }
        });
        return new ConfigMapping(root.place(), entries);
    }

    private static Map<String, ConfigMapping> sections(ConfigSection extensions, HostParts parts, List<Path> files) {
        var names = parts.extensions().stream().map(HostExtension::name).toList();
        var sections = new HashMap<String, ConfigMapping>();
        for (var entry : extensions.node().entries()) {
            if (!names.contains(entry.key())) {
                extensions
                        .errors()
                        .add(
                                Diagnostic.Severity.WARNING,
                                entry.place(),
                                "the extension \"" + entry.key() + "\" is not part of this build and has no effect",
                                NearestKey.near(entry.key(), names));
                continue;
            }
            sections.put(entry.key(), section(extensions, entry, parts, files));
        }
        return sections;
    }

    /** An entry of {@code extensions:} is the section itself, or the path of a file that holds it. */
    private static ConfigMapping section(
            ConfigSection extensions, ConfigMapping.Entry entry, HostParts parts, List<Path> files) {
        if (entry.value() instanceof ConfigMapping inline) {
            return inline;
        }
        var path = extensions.path(entry.key());
        if (path.isEmpty()) {
            return ConfigMapping.empty(entry.place());
        }
        files.add(path.get());
        try {
            return ConfigFile.load(path.get(), parts.environment()).root();
        } catch (ConfigException e) {
            e.problems().forEach(extensions.errors()::add);
            return ConfigMapping.empty(entry.place());
        }
    }
}
