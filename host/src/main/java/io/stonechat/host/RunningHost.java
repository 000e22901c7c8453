package io.stonechat.host;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A host from its start to its end. Its owner makes one change at a time. */
final class RunningHost implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ScriptHost.class);

    /** How long an extension may take to return after its deadline. */
    private static final Duration OVERDUE = Duration.ofSeconds(10);

    private final HostParts parts;
    private final CacheStore caches;
    private final ScriptCalls calls;
    private final Scripts scripts;
    private volatile HostSettings settings;
    /** Events and records name it: it stays the same from the start to the end. */
    private final String node;

    private final ConfigNews news;

    RunningHost(HostParts parts, HostSettings settings, CacheStore caches) {
        this.parts = parts;
        this.settings = settings;
        this.caches = caches;
        this.calls = new ScriptCalls(settings.script().deadline());
        this.scripts = new Scripts(parts, caches, calls);
        this.node = settings.node();
        this.news = new ConfigNews(parts.extensions());
    }

    /** Namespaces first, then the scripts that use them, then the traffic that the scripts decide about. */
    void start(ScriptLoading prepared) {
        parts.extensions().forEach(extension -> extension.start(new Context(extension.name())));
        parts.own().timers().open(calls);
        scripts.use(settings.script(), prepared, handlers -> verify(settings, handlers));
        PackedItems.forgetLines(settings.whole());
        parts.extensions().forEach(HostExtension::open);
    }

    /**
     * Takes over a configuration that has been found right.
     *
     * @throws ConfigException if its scripts fail while loading, or do not go with it; everything stays as it was then
     */
    void apply(HostSettings changed, ScriptLoading prepared, ConfigErrors errors) {
        if (!changed.caches().equals(settings.caches())) {
            errors.warning(changed.root(), "changed caches take effect at the next start");
        }
        if (!changed.node().equals(settings.node())) {
            errors.warning(changed.root(), "a changed node takes effect at the next start");
        }
        if (!LogSettings.of(changed.root()).equals(LogSettings.of(settings.root()))) {
            errors.warning(changed.root(), "changes of log take effect at the next start");
        }
        scripts.use(changed.script(), prepared, handlers -> verify(changed, handlers));
        calls.limit(changed.script().deadline());
        var before = settings;
        settings = changed;
        for (var extension : parts.extensions()) {
            extension.apply(changed.section(extension.name()));
        }
        var changes = ConfigChanges.between(before.whole(), changed.whole());
        changes.forEach(change -> LOG.info("configuration: {}", change));
        PackedItems.forgetLines(changed.whole());
        news.taken(changes);
    }

    private void verify(HostSettings wanted, Handlers handlers) {
        var errors = new ConfigErrors();
        parts.extensions().forEach(extension -> extension.check(wanted.section(extension.name()), handlers, errors));
        if (errors.hasErrors()) {
            throw new ConfigException(errors.problems());
        }
    }

    /** Takes note of a configuration that was to be taken over, and has errors. */
    void refused(List<Diagnostic> problems) {
        news.refused(problems);
    }

    Scripts scripts() {
        return scripts;
    }

    CacheStore caches() {
        return caches;
    }

    HostSettings settings() {
        return settings;
    }

    /** The extensions drain side by side, so that each has the whole time. */
    boolean drain(Deadline deadline) {
        var draining = parts.extensions().stream()
                .map(extension -> CompletableFuture.supplyAsync(
                                () -> drain(extension, deadline),
                                task -> Thread.ofVirtual()
                                        .name("stonechat-drain-" + extension.name())
                                        .start(task))
                        .completeOnTimeout(
                                false, deadline.remaining().plus(OVERDUE).toMillis(), TimeUnit.MILLISECONDS))
                .toList();
        return draining.stream().map(CompletableFuture::join).reduce(true, Boolean::logicalAnd);
    }

    private static boolean drain(HostExtension extension, Deadline deadline) {
        try {
            return extension.drain(deadline);
        } catch (RuntimeException e) {
            LOG.error("draining the extension {} failed", extension.name(), e);
            return false;
        }
    }

    /** In the order of the start backwards: those that were there first may still be needed. */
    @Override
    public void close() {
        parts.own().timers().close();
        scripts.close();
        for (var extension : parts.extensions().reversed()) {
            try {
                extension.close();
            } catch (RuntimeException e) {
                LOG.error("closing the extension {} failed", extension.name(), e);
            }
        }
        calls.close();
    }

    /** The host as one extension sees it. */
    private final class Context implements HostContext {

        private final String extension;

        Context(String extension) {
            this.extension = extension;
        }

        @Override
        public Handlers handlers() {
            return scripts.handlers();
        }

        @Override
        public ConfigNode config() {
            return settings.section(extension);
        }

        @Override
        public ConfigMapping root() {
            return settings.root();
        }

        @Override
        public InstantSource clock() {
            return parts.clock();
        }

        @Override
        public ScheduledExecutorService timer() {
            return parts.timer();
        }

        @Override
        public Path baseDir() {
            return PathText.folder(settings.files().getFirst());
        }

        @Override
        public String node() {
            return node;
        }

        @Override
        public Duration drainTime() {
            return settings.drainTime();
        }

        @Override
        public CacheStore caches() {
            return caches;
        }

        @Override
        public boolean isConfigRefused() {
            return news.isRefusing();
        }

        @Override
        public ScriptFigures scriptFigures() {
            return calls.figures();
        }

        @Override
        public Optional<ScriptPool> scriptPool() {
            return parts.engines().stream()
                    .flatMap(engine -> engine.pool().stream())
                    .reduce(ScriptPool::plus);
        }

        @Override
        public List<MetricReading> scriptMetrics() {
            return parts.own().metrics().read();
        }
    }
}
