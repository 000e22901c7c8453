package io.stonechat.host;

import java.util.List;
import java.util.function.Function;

/**
 * A script's function with what it takes to tell where a call of it went wrong.
 *
 * @param where where the script declares it
 * @param function what to call
 * @param ownFrames finds the script's own part of a stack trace
 */
record GuardedFunction(
        String where, ScriptFunction function, Function<StackTraceElement[], List<ScriptFrame>> ownFrames) {

    /** What runs outside of any call. */
    static final GuardedFunction NONE = new GuardedFunction("", _ -> null, _ -> List.of());

    /** The script's line that a stack trace was in, or else where the function is declared. */
    String place(List<ScriptFrame> frames) {
        return frames.isEmpty() ? where : frames.getFirst().toString();
    }
}
