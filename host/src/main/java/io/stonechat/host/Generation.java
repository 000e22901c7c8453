package io.stonechat.host;

import java.util.List;

/**
 * One load of all scripts.
 *
 * @param handlers what it handles
 * @param scripts what it is made of, one for each language
 */
record Generation(Handlers handlers, List<LoadedScript> scripts) implements AutoCloseable {

    /** What there is before any script. */
    static final Generation NONE = new Generation(Handlers.NONE, List.of());

    @Override
    public void close() {
        scripts.forEach(LoadedScript::close);
    }
}
