package io.stonechat.python;

import io.stonechat.host.ConfigException;
import io.stonechat.host.DeclaredHandler;
import io.stonechat.host.LoadedScript;
import io.stonechat.host.PreparedScript;
import io.stonechat.host.ScriptEnvironment;
import io.stonechat.host.ScriptSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** Scripts that Python can read, and nothing of which has run. */
final class PythonProgram implements PreparedScript {

    private final PythonEngine engine;
    private final int number;
    private final List<ScriptSource> sources;
    private final List<String> folders;
    private final ScriptEnvironment environment;

    PythonProgram(
            PythonEngine engine,
            int number,
            List<ScriptSource> sources,
            List<String> folders,
            ScriptEnvironment environment) {
        this.engine = engine;
        this.number = number;
        this.sources = List.copyOf(sources);
        this.folders = List.copyOf(folders);
        this.environment = environment;
    }

    int number() {
        return number;
    }

    List<ScriptSource> sources() {
        return sources;
    }

    /** Where Python finds modules, beside its library. */
    List<String> folders() {
        return folders;
    }

    ScriptEnvironment environment() {
        return environment;
    }

    /** Python declares by running. */
    @Override
    public List<DeclaredHandler> declared() {
        return List.of();
    }

    /** Runs the scripts in all workers that are ready; those that join later run them then. All of them, or none. */
    @Override
    public LoadedScript load() throws Throwable {
        return engine.load(this);
    }

    /**
     * Runs the scripts in some workers.
     *
     * @throws Throwable what is wrong with them; nothing of them is left then
     */
    List<LoadedInWorker> loadIn(List<Worker> workers) throws Throwable {
        var works = new ArrayList<LoadWork>();
        for (var worker : workers) {
            var work = new LoadWork(this);
            works.add(work);
            worker.submit(work);
        }
        var loaded = new ArrayList<LoadedInWorker>();
        try {
            for (var work : works) {
                loaded.add(work.loaded().get());
            }
            requireSame(loaded);
            return loaded;
        } catch (ExecutionException e) {
            stop(workers, works);
            discard(works);
            throw e.getCause();
        } catch (InterruptedException e) {
            stop(workers, works);
            discard(works);
            throw e;
        }
    }

    private void requireSame(List<LoadedInWorker> loaded) {
        var first = signatures(loaded.getFirst());
        for (var other : loaded) {
            if (!signatures(other).equals(first)) {
                loaded.forEach(LoadedInWorker::discard);
                throw new ConfigException(List.of(io.stonechat.host.Diagnostic.ofFile(
                        sources.getFirst().file(),
                        "the script declares other handlers in one worker than in another: what it declares must"
                                + " not depend on chance, time or what other workers do")));
            }
        }
    }

    private static List<String> signatures(LoadedInWorker loaded) {
        return loaded.handlers().stream().map(Declared::signature).toList();
    }

    private static void discard(List<LoadWork> works) {
        for (var work : works) {
            var _ = work.loaded().thenAccept(LoadedInWorker::discard);
        }
    }

    private static void stop(List<Worker> workers, List<LoadWork> works) {
        for (int i = 0; i < works.size(); i++) {
            works.get(i).stop(workers.get(i));
        }
    }
}
