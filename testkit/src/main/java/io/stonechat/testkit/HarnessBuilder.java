package io.stonechat.testkit;

import io.stonechat.host.ConfigException;
import io.stonechat.host.HostExtension;
import io.stonechat.host.JavaEngine;
import io.stonechat.host.ScriptEngine;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts a harness together. It may start several, one after the other or beside each other. */
public final class HarnessBuilder {

    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

    private final Path file;
    private final @Nullable String source;
    private final List<Supplier<? extends HostExtension>> extensions = new ArrayList<>();
    private final List<Supplier<? extends ScriptEngine>> engines = new ArrayList<>();
    private @Nullable String config;
    private Map<String, String> environment = Map.of();
    private Instant start = START;

    HarnessBuilder(Path file, @Nullable String source) {
        this.file = file;
        this.source = source;
        // One for all: what a compiler has read of the platform serves the next harness as well.
        JavaEngine java = new JavaEngine(List.of("io.stonechat.script"));
        engines.add(() -> java);
    }

    /**
     * The configuration that a script runs with, in place of the default one.
     *
     * @param yaml the text of a stonechat.yaml without the section {@code script}
     */
    public HarnessBuilder config(String yaml) {
        config = yaml;
        return this;
    }

    /** The variables that the configuration may name; none if not called. */
    public HarnessBuilder environment(Map<String, String> variables) {
        environment = Map.copyOf(variables);
        return this;
    }

    /** When the time begins: noon on 1 January 2026, UTC, if not called. */
    public HarnessBuilder startingAt(Instant time) {
        start = time;
        return this;
    }

    /**
     * Adds an extension beside smpp.
     *
     * @param extension makes one for each harness, which closes it
     */
    public HarnessBuilder extension(Supplier<? extends HostExtension> extension) {
        extensions.add(extension);
        return this;
    }

    /**
     * Adds a language beside Java.
     *
     * @param engine makes one for each harness
     */
    public HarnessBuilder engine(Supplier<? extends ScriptEngine> engine) {
        engines.add(engine);
        return this;
    }

    /**
     * Starts the gateway: its scripts are loaded, its binds are bound, its handlers have come to rest.
     *
     * @throws ConfigException naming every error in the configuration and its scripts
     */
    public Harness start() {
        return start(Path.of(""));
    }

    /** Starts it with a file that is relative to a folder. */
    Harness start(Path folder) {
        return new Harness(new HarnessPlan(
                folder.resolve(file),
                source,
                config,
                environment,
                start,
                extensions.stream().<HostExtension>map(Supplier::get).toList(),
                engines.stream().<ScriptEngine>map(Supplier::get).toList()));
    }
}
