package io.stonechat.host;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
 * <p>For any thread; what changes the host waits for whatever changes it at that time.
 */
public final class ScriptHost implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ScriptHost.class);

    private final ConfigFile config;
    private final HostParts parts;
    private volatile @Nullable RunningHost running;
    private volatile @Nullable ConfigWatch configWatch;
    /** What was to be taken over last, and had errors; null since something was. */
    private volatile @Nullable HostSettings refused;

    private ScriptHost(ConfigFile config, HostParts parts) {
        this.config = config;
        this.parts = parts;
    }

    /** Begins a host for a configuration. */
    public static Builder builder(ConfigFile config) {
        return new Builder(config);
    }

    /** Validates the configuration and compiles the scripts, and starts nothing: every error and every warning. */
    public synchronized List<Diagnostic> check() {
        var errors = new ConfigErrors();
        check(config, errors);
        return errors.problems();
    }

    /**
     * Validates everything, starts the extensions, loads the scripts, and takes traffic. Warnings are logged.
     *
     * @throws ConfigException naming every error at once; nothing is left running then
     * @throws IllegalStateException if it has been started before
     */
    public synchronized void start() {
        if (running != null) {
            throw new IllegalStateException("the host has been started before");
        }
        var errors = new ConfigErrors();
        var checked = check(config, errors);
        var prepared = checked.scripts();
        if (prepared == null || errors.hasErrors()) {
            throw new ConfigException(errors.problems());
        }
        errors.problems().forEach(warning -> LOG.warn("{}", warning.headline()));
        var host = new RunningHost(parts, checked.settings(), checked.caches());
        running = host;
        try {
            host.start(prepared);
        } catch (RuntimeException e) {
            host.close();
            throw e;
        }
    }

    /**
     * Takes over a changed configuration: all of it or, if it has errors, nothing.
     *
     * @return every error and every warning
     */
    public synchronized List<Diagnostic> apply(ConfigFile changed) {
        var errors = new ConfigErrors();
        var checked = check(changed, errors);
        var prepared = checked.scripts();
        if (prepared != null && !errors.hasErrors()) {
            apply(checked.settings(), prepared, errors);
        }
        refused = errors.hasErrors() ? checked.settings() : null;
        if (errors.hasErrors()) {
            running().refused(errors.problems());
        }
        return errors.problems();
    }

    /** Takes note of a changed configuration that cannot even be read. */
    void refuse(List<Diagnostic> problems) {
        running().refused(problems);
    }

    /**
     * Loads the scripts anew; on an error the old ones stay, and the error is logged.
     *
     * @return every error; empty if the new ones are live
     */
    public synchronized List<Diagnostic> reload() {
        return running().scripts().reload();
    }

    /** The handlers as they are at this moment. */
    public Handlers handlers() {
        return running().scripts().handlers();
    }

    /** The series of the scripts' own as they are now, in the order of their names. */
    public List<MetricReading> scriptMetrics() {
        return parts.own().metrics().read();
    }

    /** The caches that scripts see. */
    public CacheStore caches() {
        return running().caches();
    }

    /** {@code server.drain_secs}: how long a stop may take. */
    public Duration drainTime() {
        return running().settings().drainTime();
    }

    /** The files that the configuration is made of, for whoever watches them; the main one first. */
    public List<Path> configFiles() {
        return running().settings().allFiles().toList();
    }

    /** These files, and those of the configuration that was refused last: what is wrong with it may be a file that comes later. */
    List<Path> watchedFiles() {
        var scripts = Stream.ofNullable(refused).flatMap(settings -> settings.script().files().stream());
        return Stream.concat(settings().flatMap(HostSettings::allFiles), scripts)
                .distinct()
                .toList();
    }

    /** Whether such a file may be empty; of the others that is a moment in which an editor writes them. */
    boolean mayBeEmpty(Path file) {
        return settings().anyMatch(settings -> settings.lists().contains(file));
    }

    private Stream<HostSettings> settings() {
        return Stream.concat(Stream.of(running().settings()), Stream.ofNullable(refused));
    }

    /**
     * Applies the configuration whenever one of its files has changed, until the host is closed, where
     * {@code script.reload} is {@code auto}. What came of it is logged; a configuration with errors changes nothing.
     *
     * @param source reads the configuration anew
     */
    public synchronized void watchConfig(Supplier<ConfigFile> source) {
        if (running().settings().script().reload() == ScriptSettings.Reload.AUTO) {
            configWatch = new ConfigWatch(this, source);
        }
    }

    /**
     * Stops taking traffic and finishes what is under way, within the limit.
     *
     * @return whether everything was finished
     */
    public boolean drain(Duration limit) {
        return drain(limit, new CompletableFuture<>());
    }

    /**
     * Stops taking traffic and finishes what is under way, within the limit.
     *
     * @param hurry ends the limit when it completes
     * @return whether everything was finished
     */
    public synchronized boolean drain(Duration limit, CompletionStage<?> hurry) {
        var deadline = Deadline.in(limit, parts.timer());
        var _ = hurry.thenRun(deadline::pass);
        return running().drain(deadline);
    }

    /** Ends everything at once; harmless if nothing runs. */
    @Override
    public void close() {
        // Before the lock is taken: a change that is being applied has it.
        var watch = configWatch;
        if (watch != null) {
            watch.close();
        }
        end();
    }

    private synchronized void end() {
        if (running != null) {
            running.close();
        }
    }

    private void apply(HostSettings settings, ScriptLoading prepared, ConfigErrors errors) {
        try {
            running().apply(settings, prepared, errors);
        } catch (ConfigException e) {
            e.problems().forEach(errors::add);
        }
    }

    private RunningHost running() {
        var host = running;
        if (host == null) {
            throw new IllegalStateException("the host has not been started");
        }
        return host;
    }

    /** Validates a configuration with its extensions and scripts, all of it, so that every mistake is told at once. */
    private Checked check(ConfigFile file, ConfigErrors errors) {
        var settings = HostSettings.read(file, parts, errors);
        var host = running;
        var caches = host == null ? CacheStore.of(settings.caches(), parts.clock()) : host.caches();
        try {
            var sources = TextFiles.read(settings.script().files());
            var prepared = ScriptLoading.prepare(
                    parts.engines(),
                    parts.scriptEnvironment(caches),
                    settings.script().options(),
                    sources);
            return new Checked(settings, caches, prepared);
        } catch (ConfigException e) {
            e.problems().forEach(errors::add);
            return new Checked(settings, caches, null);
        }
    }

    /** What a check has found; the scripts are null if they have errors. */
    private record Checked(
            HostSettings settings,
            CacheStore caches,
            @Nullable ScriptLoading scripts) {}

    /** Puts a host together. */
    public static final class Builder {

        private final ConfigFile config;
        private final List<HostExtension> extensions = new ArrayList<>();
        private final List<ScriptEngine> engines = new ArrayList<>();
        private Map<String, String> environment = System.getenv();
        private InstantSource clock = InstantSource.system();
        private @Nullable ScheduledExecutorService timer;
        private Log log = new ScriptLog();

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
        public Builder clock(InstantSource source) {
            this.clock = source;
            return this;
        }

        /** Runs things later, and is left running at the end; one daemon thread if not called. */
        public Builder timer(ScheduledExecutorService executor) {
            this.timer = executor;
            return this;
        }

        /** What scripts log with; the logger {@code script} if not called. */
        public Builder log(Log book) {
            this.log = book;
            return this;
        }

        /** The host, not started. */
        public ScriptHost build() {
            var ownTimer = timer == null
                    ? Executors.newSingleThreadScheduledExecutor(
                            Thread.ofPlatform().daemon().name("stonechat-timer").factory())
                    : timer;
            var own = new OwnNamespaces(log, new ScriptMetrics(), new ScriptTimers(ownTimer, List.copyOf(engines)));
            return new ScriptHost(config, new HostParts(extensions, engines, environment, clock, ownTimer, own));
        }
    }
}
