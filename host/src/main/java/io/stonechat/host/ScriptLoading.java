package io.stonechat.host;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All scripts, of whatever languages, on their way from their texts to their handlers. */
final class ScriptLoading {

    private final List<ScriptSource> sources;
    private final List<Prepared> prepared;

    /** What one engine has made ready. */
    private record Prepared(ScriptEngine engine, PreparedScript script) {}

    /** What one engine has loaded. */
    private record Loaded(ScriptEngine engine, LoadedScript script) {}

    private ScriptLoading(List<ScriptSource> sources, List<Prepared> prepared) {
        this.sources = sources;
        this.prepared = prepared;
    }

    /**
     * Compiles the scripts and runs nothing of them.
     *
     * @throws ConfigException naming every mistake
     */
    static ScriptLoading prepare(
            List<ScriptEngine> engines,
            ScriptEnvironment environment,
            ScriptOptions options,
            List<ScriptSource> sources) {
        var problems = new ArrayList<Diagnostic>();
        var prepared = new ArrayList<Prepared>();
        for (var engine : engines) {
            var own = sources.stream()
                    .filter(source -> engine.handles(source.file()))
                    .toList();
            if (own.isEmpty()) {
                continue;
            }
            try {
                prepared.add(new Prepared(engine, engine.prepare(own, environment, options)));
            } catch (ConfigException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        failOnDoubles(prepared.stream()
                .flatMap(script -> script.script().declared().stream())
                .toList());
        return new ScriptLoading(List.copyOf(sources), List.copyOf(prepared));
    }

    /** The texts that it was made of. */
    List<ScriptSource> sources() {
        return sources;
    }

    /**
     * Loads the scripts and runs their load hooks; to be called once.
     *
     * @throws ConfigException if that fails; nothing of them is left then
     */
    Generation load(ScriptCalls calls) {
        var loaded = new ArrayList<Loaded>();
        try {
            for (var script : prepared) {
                loaded.add(new Loaded(script.engine(), load(script, calls)));
            }
            failOnDoubles(loaded.stream()
                    .flatMap(script -> script.script().handlers().stream())
                    .map(LoadedScript.CallableHandler::declared)
                    .toList());
            for (var script : loaded) {
                run(calls, guarded(script.engine(), "load hook", _ -> {
                    script.script().runLoadHooks();
                    return null;
                }));
            }
            return new Generation(
                    handlers(loaded, calls), loaded.stream().map(Loaded::script).toList());
        } catch (ConfigException e) {
            loaded.forEach(script -> script.script().close());
            throw e;
        }
    }

    private LoadedScript load(Prepared prepared, ScriptCalls calls) {
        var loaded = run(
                calls,
                guarded(prepared.engine(), "loading", _ -> prepared.script().load()));
        return (LoadedScript) Objects.requireNonNull(loaded);
    }

    /** Runs something of the scripts' own, under the deadline; what it throws becomes a problem at the script's line. */
    private @Nullable Object run(ScriptCalls calls, GuardedFunction function) {
        try {
            return calls.callElsewhere(function);
        } catch (HandlerFailure e) {
            if (e.getCause() instanceof ConfigException problems) {
                throw problems;
            }
            throw new ConfigException(List.of(Diagnostic.ofFile(
                    sources.getFirst().file(), "the script failed while loading: " + e.getMessage())));
        }
    }

    private static GuardedFunction guarded(ScriptEngine engine, String where, ScriptFunction function) {
        return new GuardedFunction(where, function, engine::ownFrames);
    }

    private static void failOnDoubles(List<DeclaredHandler> declared) {
        var first = new HashMap<String, DeclaredHandler>();
        var problems = new ArrayList<Diagnostic>();
        for (var handler : declared) {
            var event = handler.kind().name() + " " + handler.selector();
            var before = first.putIfAbsent(event, handler);
            if (before != null && !handler.kind().many()) {
                problems.add(new Diagnostic(
                        Diagnostic.Severity.ERROR,
                        handler.place().file(),
                        handler.place().line(),
                        handler.place().column(),
                        "two handlers for " + event.strip() + ": " + before.where() + " and " + handler.where(),
                        handler.place().sourceLine(),
                        "one event has one handler; remove one of them"));
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
    }

    /** The handlers in the order of the configured files, whatever their languages. */
    private Handlers handlers(List<Loaded> loaded, ScriptCalls calls) {
        var files = sources.stream().map(ScriptSource::file).toList();
        var builder = Handlers.builder();
        loaded.stream()
                .flatMap(script ->
                        script.script().handlers().stream().map(handler -> new Found(script.engine(), handler)))
                .sorted(Comparator.comparingInt(found ->
                        files.indexOf(found.handler().declared().place().file())))
                .forEach(found -> found.addTo(builder, calls));
        return builder.build();
    }

    private record Found(ScriptEngine engine, LoadedScript.CallableHandler handler) {

        void addTo(Handlers.Builder builder, ScriptCalls calls) {
            var declared = handler.declared();
            var target = new GuardedFunction(declared.where(), handler.function(), engine::ownFrames);
            builder.add(declared.kind().name(), declared.selector(), calls.handler(target));
        }
    }
}
