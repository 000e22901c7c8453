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
        return script.begin(index, lane, arguments, ended);
    }
}
