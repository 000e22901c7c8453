package io.stonechat.python;

import java.util.List;
import org.graalvm.polyglot.Value;

/**
 * Scripts that are loaded in one worker.
 *
 * @param worker where
 * @param program what Python knows them by
 * @param handlers their handlers, in the same order in each worker
 */
record LoadedInWorker(Worker worker, Value program, List<Declared> handlers) {

    void commit() {
        worker.submit(here -> here.python().commit().executeVoid(program));
    }

    void discard() {
        worker.submit(here -> here.python().discard().executeVoid(program));
    }
}
