package io.stonechat.python;

import io.stonechat.host.AsyncScriptFunction;
import io.stonechat.host.ScriptException;
import java.util.List;
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
        if (loaded == null) {
            ended.threw(new ScriptException("no interpreter is there just now; another one comes up", List.of()));
            return PythonCallback.NOTHING;
        }
        var handler = loaded.handlers().get(index);
        return PythonCallback.begin(loaded.worker(), handler.entry(), arguments, ended);
    }
}
