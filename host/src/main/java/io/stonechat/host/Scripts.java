package io.stonechat.host;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The scripts of a running host, and their reloading.
 *
 * <p>Whoever looks a handler up sees one generation whole, the old or the new. A call that has begun ends in the code it
 * began in, for nothing of an old generation is taken apart: it goes when its last call and the last reference are gone.
 */
final class Scripts implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("script");

    private final HostParts parts;
    private final ScriptEnvironment environment;
    private final ScriptCalls calls;
    private volatile Generation current = Generation.NONE;

    /** What is to be loaded; null before the start and after the end. */
    private @Nullable ScriptSettings settings;

    /** Looks for what is wrong with scripts that are about to take effect. */
    private Consumer<Handlers> verifier = _ -> {};

    /** The sources that were loaded, or refused, last. */
    private List<ScriptSource> seen = List.of();

    /** The files beside them at that time. */
    private List<BesideFile> seenBeside = List.of();

    private ReloadTrigger trigger = ReloadTrigger.NONE;

    Scripts(HostParts parts, CacheStore caches, ScriptCalls calls) {
        this.parts = parts;
        this.environment = parts.scriptEnvironment(caches);
        this.calls = calls;
    }

    /** The handlers as they are at this moment. */
    Handlers handlers() {
        return current.handlers();
    }

    /**
     * Loads scripts, and from now on reloads them as the settings say.
     *
     * @param prepared the scripts that the settings name
     * @param check throws a {@link ConfigException} if the handlers do not go with the configuration; asked at each load
     * @throws ConfigException if they do not load, or the check fails; everything stays as it was then
     */
    synchronized void use(ScriptSettings wanted, ScriptLoading prepared, Consumer<Handlers> check) {
        seenBeside = beside(wanted);
        load(prepared, check);
        verifier = check;
        settings = wanted;
        trigger.close();
        trigger = ReloadTrigger.of(wanted, parts.engines(), this::reload, this::reloadChanged);
    }

    /** Loads the scripts anew, changed or not; every error, each of which is logged, too. */
    synchronized List<Diagnostic> reload() {
        return attempt(false);
    }

    @Override
    public synchronized void close() {
        trigger.close();
        settings = null;
        current.close();
        current = Generation.NONE;
    }

    /** Loads the scripts anew if one of them differs from what was loaded, or refused, last. */
    private synchronized void reloadChanged() {
        attempt(true);
    }

    private List<Diagnostic> attempt(boolean onlyIfChanged) {
        if (settings == null) {
            return List.of();
        }
        try {
            var sources = TextFiles.read(settings.files());
            var beside = beside(settings);
            if (!onlyIfChanged || !sources.equals(seen) || !beside.equals(seenBeside)) {
                seen = sources;
                seenBeside = beside;
                load(ScriptLoading.prepare(parts.engines(), environment, settings.options(), sources), verifier);
            }
            return List.of();
        } catch (ConfigException e) {
            LOG.error("the scripts were not reloaded, those loaded before go on:\n{}", e.getMessage());
            return e.problems();
        }
    }

    private List<BesideFile> beside(ScriptSettings wanted) {
        return BesideFile.of(wanted.companions(parts.engines()));
    }

    private void load(ScriptLoading prepared, Consumer<Handlers> check) {
        seen = prepared.sources();
        var loaded = prepared.load(calls);
        try {
            check.accept(loaded.handlers());
        } catch (ConfigException e) {
            loaded.close();
            throw e;
        }
        var old = current;
        current = loaded;
        old.close();
        parts.own().timers().follow(this::handlers);
        if (!seen.isEmpty()) {
            LOG.info("loaded {}", seen.stream().map(ScriptSource::name).collect(Collectors.joining(", ")));
        }
    }
}
