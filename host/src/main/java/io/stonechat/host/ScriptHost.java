package io.stonechat.host;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The script host: a configuration, the extensions it names, and the scripts that decide.
 *
 * <pre>{@code
 * try (var host = ScriptHost.builder(ConfigFile.load(path, System.getenv()))
 *         .extension(new SmppExtension(…))
 *         .engine(new JavaEngine(List.of("io.stonechat.script")))
 *         .build()) {
 *     host.start();
 *     …
 *     host.drain(host.drainTime());
 * }
 * }</pre>
 *
 * <p>For any thread; {@link #start}, {@link #apply}, {@link #reload}, {@link #drain} and {@link #close} wait for one
 * another.
 */
public final class ScriptHost implements AutoCloseable {

    private final Builder parts;
    private volatile Handlers handlers = Handlers.NONE;

    private ScriptHost(Builder parts) {
        this.parts = parts;
    }

    /** Begins a host for a configuration. */
    public static Builder builder(ConfigFile config) {
        return new Builder(config);
    }

    /** Validates the configuration and compiles the scripts, and starts nothing: every error and warning. */
    public List<Diagnostic> check() {
        return List.of();
    }

    /**
     * Validates everything, starts the extensions, loads the scripts, and takes traffic.
     *
     * @throws ConfigException naming every error at once; nothing has been started then
     */
    public void start() {}

    /** Takes over a changed configuration, all of it or, if it has errors, nothing; every error and warning. */
    public List<Diagnostic> apply(ConfigFile changed) {
        return List.of();
    }

    /** Loads the scripts anew; on an error the old ones stay. Every error; empty if the new ones are live. */
    public List<Diagnostic> reload() {
        return List.of();
    }

    /** The handlers as they are at this moment. */
    public Handlers handlers() {
        return handlers;
    }

    /** {@code server.drain_secs}: how long a stop may take. */
    public Duration drainTime() {
        return Duration.ofSeconds(30);
    }

    /** The files that the configuration is made of, for whoever watches them. */
    public List<Path> configFiles() {
        return List.of(parts.config.path());
    }

    /** Stops taking traffic and finishes what is under way, within the limit. */
    public void drain(Duration limit) {}

    @Override
    public void close() {}

    /** Puts a host together. */
    @SuppressWarnings("UnusedVariable")
    public static final class Builder {

        private final ConfigFile config;
        private final List<HostExtension> extensions = new ArrayList<>();
        private final List<ScriptEngine> engines = new ArrayList<>();
        private Map<String, String> environment = System.getenv();
        private InstantSource clock = InstantSource.system();
        private ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("stonechat-timer").factory());

        private Builder(ConfigFile config) {
            this.config = Objects.requireNonNull(config, "config");
        }

        /** Compiles an extension in; it is closed with the host. */
        public Builder extension(HostExtension extension) {
            extensions.add(extension);
            return this;
        }

        /** Adds a language. */
        public Builder engine(ScriptEngine engine) {
            engines.add(engine);
            return this;
        }

        /** The variables for files that the configuration names; the process's own if not called. */
        public Builder environment(Map<String, String> variables) {
            this.environment = Map.copyOf(variables);
            return this;
        }

        /** The wall clock; the system's if not called. */
        public Builder clock(InstantSource clock) {
            this.clock = clock;
            return this;
        }

        /** Runs things later; one daemon thread of the host's own if not called. Not shut down with the host. */
        public Builder timer(ScheduledExecutorService timer) {
            this.timer = timer;
            return this;
        }

        /** The host, not started. */
        public ScriptHost build() {
            return new ScriptHost(this);
        }
    }
}
