package io.stonechat.host;

import java.util.List;

/** Scripts of one language that are compiled, or what the language has for that. */
public interface PreparedScript {

    /** The handlers that they declare, as far as that can be told without running them. */
    List<DeclaredHandler> declared();

    /**
     * Runs what runs on loading: constructors, a module's top level. Called once, on a thread and under a deadline of
     * the host's.
     *
     * @throws ConfigException if they turn out not to fit
     * @throws Throwable what the scripts throw
     */
    LoadedScript load() throws Throwable;
}
