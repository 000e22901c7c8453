package io.stonechat.python;

import io.stonechat.host.ConfigException;
import io.stonechat.host.Diagnostic;
import io.stonechat.host.ScriptException;
import io.stonechat.host.ScriptSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** Loads scripts in one worker. */
final class LoadWork implements Work {

    private final PythonProgram program;
    private final CompletableFuture<LoadedInWorker> loaded = new CompletableFuture<>();
    private volatile @Nullable Thread thread;
    private volatile boolean unwanted;

    LoadWork(PythonProgram program) {
        this.program = program;
    }

    CompletableFuture<LoadedInWorker> loaded() {
        return loaded;
    }

    /** Ends it, if it has begun, and else keeps it from beginning. */
    void stop(Worker worker) {
        unwanted = true;
        var running = thread;
        if (running != null) {
            worker.stopper().stop(worker, running, () -> running.equals(thread));
        }
    }

    @Override
    public void run(Worker worker) {
        thread = Thread.currentThread();
        try {
            if (unwanted) {
                loaded.cancel(false);
            } else {
                loaded.complete(load(worker));
            }
        } catch (PolyglotException e) {
            loaded.completeExceptionally(worker.python().told(e));
        } catch (RuntimeException e) {
            loaded.completeExceptionally(e);
        } finally {
            thread = null;
        }
    }

    @Override
    public void lost() {
        loaded.completeExceptionally(new ScriptException("the interpreter was given up", List.of()));
    }

    private LoadedInWorker load(Worker worker) {
        worker.serve(program.environment());
        worker.bridge().takeDeclared();
        var texts = new ArrayList<String>();
        for (var source : program.sources()) {
            texts.add(source.file().toString());
            texts.add(source.text());
        }
        var result = worker.python().load().execute(program.number(), texts, program.folders(), program.folders());
        var declared = worker.bridge().takeDeclared();
        if (result.hasArrayElements()) {
            throw new ConfigException(List.of(diagnostic(program.sources(), result)));
        }
        return new LoadedInWorker(worker, result, declared);
    }

    /** A mistake as Python tells it: path, line, column, message. */
    static Diagnostic diagnostic(List<ScriptSource> sources, Value problem) {
        var path = Path.of(problem.getArrayElement(0).asString());
        int line = problem.getArrayElement(1).asInt();
        var shown = sources.stream()
                .filter(source -> source.file().equals(path))
                .findFirst()
                .map(source -> source.line(line))
                .orElse("");
        return new Diagnostic(
                Diagnostic.Severity.ERROR,
                path,
                line,
                problem.getArrayElement(2).asInt(),
                problem.getArrayElement(3).asString(),
                shown,
                null);
    }
}
