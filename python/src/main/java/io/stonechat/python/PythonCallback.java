package io.stonechat.python;

import io.stonechat.host.AsyncScriptFunction;
import io.stonechat.host.ScriptException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A function that a script has handed to the host: a timer's, say. Runs on the worker that it comes from. */
public final class PythonCallback implements AsyncScriptFunction {

    /** A call that has ended before it began. */
    static final Begun NOTHING = () -> CompletableFuture.completedFuture(List.of());

    private final Worker worker;
    private final Entry entry;

    PythonCallback(Worker worker, Entry entry) {
        this.worker = worker;
        this.entry = entry;
    }

    @Override
    public Begun begin(@Nullable Object lane, @Nullable Object[] arguments, Ended ended) {
        return begin(new PythonCall(worker, entry, arguments, ended, PythonCall.NOBODY));
    }

    /** Begins a call in its worker. */
    static Begun begin(PythonCall call) {
        var worker = call.worker();
        if (!worker.enter()) {
            if (!call.entry().direct()) {
                worker.lane().refuse();
            }
            call.refused(new ScriptException("too many calls are under way in worker " + worker.number(), List.of()));
            return NOTHING;
        }
        if (call.entry().direct()) {
            worker.submit(call);
        } else {
            worker.lane().submit(call);
        }
        return call;
    }

    @Override
    public String toString() {
        return entry.name();
    }
}
