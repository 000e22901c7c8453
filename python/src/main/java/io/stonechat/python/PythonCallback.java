package io.stonechat.python;

import io.stonechat.host.AsyncScriptFunction;
import io.stonechat.host.ScriptException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** A function that a script has handed to the host: a timer's, say. Runs on the worker that it comes from. */
public final class PythonCallback implements AsyncScriptFunction {

    private final Worker worker;
    private final Value driver;
    private final boolean direct;
    private final String name;

    PythonCallback(Worker worker, Value driver, boolean direct, String name) {
        this.worker = worker;
        this.driver = driver;
        this.direct = direct;
        this.name = name;
    }

    @Override
    public Begun begin(@Nullable Object lane, @Nullable Object[] arguments, Ended ended) {
        return begin(worker, driver, direct, arguments, ended);
    }

    /** Begins a call in a worker. */
    static Begun begin(Worker worker, Value driver, boolean direct, @Nullable Object[] arguments, Ended ended) {
        if (!worker.enter()) {
            ended.threw(new ScriptException("too many calls are under way in worker " + worker.number(), List.of()));
            return () -> CompletableFuture.completedFuture(List.of());
        }
        var call = new PythonCall(worker, driver, arguments, ended);
        if (direct) {
            worker.submit(call);
        } else {
            worker.lane().submit(call);
        }
        return call;
    }

    @Override
    public String toString() {
        return name;
    }
}
