package io.stonechat.python;

import io.stonechat.host.ConfigErrors;
import io.stonechat.host.ConfigException;
import io.stonechat.host.ConfigNode;
import io.stonechat.host.Diagnostic;
import io.stonechat.host.LoadedScript;
import io.stonechat.host.PreparedScript;
import io.stonechat.host.ScriptEngine;
import io.stonechat.host.ScriptEnvironment;
import io.stonechat.host.ScriptFrame;
import io.stonechat.host.ScriptOptions;
import io.stonechat.host.ScriptPool;
import io.stonechat.host.ScriptSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.graalvm.polyglot.PolyglotException;
import org.jspecify.annotations.Nullable;

/**
 * Scripts in Python. Their interpreters come up with the first script, which takes some seconds; they stay until the engine is
 * closed, and may serve several hosts, one after another.
 */
public final class PythonEngine implements ScriptEngine, AutoCloseable {

    static final String NAME = "Python";

    private static final String SECTION = "python";

    /** How long the interpreter may take to read a script, which is a matter of milliseconds. */
    private static final int PATIENCE_SECONDS = 60;

    private @Nullable Workers workers;
    private @Nullable PythonScript current;
    private int programs;

    /** An engine whose interpreters are not there yet. */
    public PythonEngine() {}

    @Override
    public String language() {
        return NAME;
    }

    @Override
    public boolean handles(Path file) {
        return file.toString().endsWith(ScriptFolders.SUFFIX);
    }

    @Override
    public String section() {
        return SECTION;
    }

    @Override
    public void validate(ConfigNode section, ConfigErrors errors) {
        PythonSettings.read(section, errors);
    }

    @Override
    public List<Path> companions(List<Path> scripts, List<Path> includePaths) {
        return ScriptFolders.modules(scripts, includePaths);
    }

    @Override
    public List<ScriptFrame> ownFrames(StackTraceElement[] trace) {
        return List.of();
    }

    /** Brings the interpreters up if they are not there, and lets Python read the scripts. */
    @Override
    public PreparedScript prepare(List<ScriptSource> sources, ScriptEnvironment environment, ScriptOptions options) {
        var ready = workers(options).ready();
        if (ready.isEmpty()) {
            throw busy(sources.getFirst().file(), "no interpreter of Python is there just now");
        }
        var first = ready.getFirst();
        var problems = new ArrayList<Diagnostic>();
        for (var source : sources) {
            var problem = check(first, source, sources);
            if (problem != null) {
                problems.add(problem);
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return new PythonProgram(
                this, nextProgram(), sources, ScriptFolders.of(sources, options.includePaths()), environment);
    }

    private static @Nullable Diagnostic check(Worker worker, ScriptSource source, List<ScriptSource> sources) {
        var checked = new CompletableFuture<@Nullable Diagnostic>();
        worker.submit(here -> {
            try {
                var problem = here.python().check().execute(source.file().toString(), source.text());
                checked.complete(problem.isNull() ? null : LoadWork.diagnostic(sources, problem));
            } catch (PolyglotException e) {
                checked.completeExceptionally(e);
            }
        });
        try {
            return checked.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof TimeoutException) {
                throw busy(source.file(), "Python has not read the script within " + PATIENCE_SECONDS + " s");
            }
            throw e;
        }
    }

    private static ConfigException busy(Path script, String problem) {
        return new ConfigException(List.of(new Diagnostic(
                Diagnostic.Severity.ERROR,
                script,
                0,
                0,
                problem + ": another script keeps it",
                "",
                "look in the log for a handler that was stopped at its deadline, and save the script once more")));
    }

    private synchronized int nextProgram() {
        return ++programs;
    }

    private synchronized Workers workers(ScriptOptions options) {
        var there = workers;
        if (there == null) {
            var section = options.sections().get(SECTION);
            var settings =
                    section == null ? PythonSettings.defaults() : PythonSettings.read(section, new ConfigErrors());
            there = Workers.start(settings);
            workers = there;
            there.tell(new Workers.Crew() {
                @Override
                public void joins(Worker worker) {
                    join(worker);
                }

                @Override
                public void leaves(Worker worker) {
                    leave(worker);
                }
            });
        }
        return there;
    }

    private synchronized Workers workers() {
        var there = workers;
        if (there == null) {
            throw new IllegalStateException("Python is not up");
        }
        return there;
    }

    /** Loads scripts in all workers that are ready. */
    LoadedScript load(PythonProgram program) throws Throwable {
        var there = workers();
        var ready = List.copyOf(there.ready());
        if (ready.isEmpty()) {
            throw busy(program.sources().getFirst().file(), "no interpreter of Python is there just now");
        }
        var loaded = program.loadIn(ready);
        try {
            var script =
                    new PythonScript(this, program, loaded, there.settings().workers());
            synchronized (this) {
                current = script;
            }
            return script;
        } catch (ConfigException e) {
            loaded.forEach(LoadedInWorker::discard);
            throw e;
        }
    }

    /** Scripts are live: others than the first worker, which is needed for a start, come up now. */
    void live() {
        workers().startOthers();
    }

    /** A worker that has just come up loads what the others have loaded. */
    private void join(Worker worker) {
        PythonScript script;
        PythonScript before = null;
        while ((script = current()) != null && script != before) {
            before = script;
            try {
                var loaded = script.program().loadIn(List.of(worker));
                script.joined(loaded.getFirst());
            } catch (Throwable e) {
                throw new CompletionException(e);
            }
        }
    }

    private void leave(Worker worker) {
        var script = current();
        if (script != null) {
            script.left(worker);
        }
    }

    private synchronized @Nullable PythonScript current() {
        return current;
    }

    synchronized void closed(PythonScript script) {
        if (script == current) {
            current = null;
        }
    }

    /** Whether nothing is queued and no Python code runs; coroutines that wait count as nothing. */
    @Override
    public synchronized boolean isIdle() {
        return workers == null || workers.isIdle();
    }

    @Override
    public synchronized Optional<ScriptPool> pool() {
        return Optional.ofNullable(workers).map(Workers::pool);
    }

    /**
     * Calls a function of a module that a room brings, on a thread of its own beside those of the first worker; it may block,
     * handlers go on meanwhile.
     *
     * @param environment the host that the module belongs to
     * @param module its whole name
     * @return what the function returns, as Java sees it; fails with {@link io.stonechat.host.ScriptException} if it throws
     */
    @Override
    public CompletableFuture<@Nullable Object> run(
            ScriptEnvironment environment, String module, String function, Object... arguments) {
        var worker = workers(ScriptOptions.NONE).ready().getFirst();
        var ended = new CompletableFuture<@Nullable Object>();
        worker.submit(here -> {
            here.serve(environment);
            Thread.ofPlatform().daemon().name("stonechat-python-run").start(() -> {
                here.context().enter();
                try {
                    var value = here.python().run().execute(module, function, arguments);
                    ended.complete(value.isNull() ? null : value.as(Object.class));
                } catch (PolyglotException e) {
                    ended.completeExceptionally(here.python().told(e));
                } finally {
                    here.context().leave();
                }
            });
        });
        return ended;
    }

    /** Ends the interpreters. */
    @Override
    public synchronized void close() {
        if (workers != null) {
            workers.close();
            workers = null;
        }
    }
}
