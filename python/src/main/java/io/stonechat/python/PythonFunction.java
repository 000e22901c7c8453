package io.stonechat.python;

import io.stonechat.host.AsyncScriptFunction;
import org.jspecify.annotations.Nullable;

/** A handler of a script's, in all workers. */
final class PythonFunction implements AsyncScriptFunction {

    private final PythonScript script;
    private final int index;

    PythonFunction(PythonScript script, int index) {
        this.script = script;
        this.index = index;
    }

    @Override
    public Begun begin(@Nullable Object lane, @Nullable Object[] arguments, Ended ended) {
        var loaded = script.loadedFor(lane);
        var handler = loaded.handlers().get(index);
        return PythonCallback.begin(loaded.worker(), handler.driver(), handler.direct(), arguments, ended);
    }
}
