package io.stonechat.python;

import io.stonechat.host.ScriptException;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;

/**
 * The functions of the engine's Python parts that a worker calls.
 *
 * @param turn runs what is ready in the event loop; whether more is
 * @param ring makes ready what is due
 * @param lead makes the current thread the one that leads, and returns how Python knows it
 * @param attach says whose call a suspended one is
 * @param resume says what an outcome is
 * @param stop ends a suspended call
 * @param renew makes the worker serve another host
 * @param check finds mistakes of a script that is not run
 * @param load runs scripts
 * @param commit makes a program the one that is live
 * @param discard ends what a program has begun at its load
 * @param run calls a function of a room's module
 * @param describe tells what an exception says, and the frames that it went through
 */
record Python(
        Value turn,
        Value ring,
        Value lead,
        Value attach,
        Value resume,
        Value stop,
        Value renew,
        Value check,
        Value load,
        Value commit,
        Value discard,
        Value run,
        Value describe) {

    /** What has reached Java, in the terms that all languages share. To be called inside the context. */
    ScriptException told(PolyglotException thrown) {
        var exception = thrown.isGuestException() ? thrown.getGuestObject() : null;
        if (exception == null || thrown.isHostException() || thrown.isExit() || thrown.isCancelled()) {
            return PythonErrors.of(thrown);
        }
        try {
            var told = describe.execute(exception);
            return PythonErrors.of(
                    told.getArrayElement(0).asString(), told.getArrayElement(1).as(PythonErrors.TEXTS));
        } catch (PolyglotException _) {
            return PythonErrors.of(thrown);
        }
    }

    /** From the list that the boot part leaves behind. */
    static Python of(Value functions) {
        int next = 0;
        return new Python(
                functions.getArrayElement(next++),
                functions.getArrayElement(next++),
                functions.getArrayElement(next++),
                functions.getArrayElement(next++),
                functions.getArrayElement(next++),
                functions.getArrayElement(next++),
                functions.getArrayElement(next++),
                functions.getArrayElement(next++),
                functions.getArrayElement(next++),
                functions.getArrayElement(next++),
                functions.getArrayElement(next++),
                functions.getArrayElement(next++),
                functions.getArrayElement(next));
    }
}
