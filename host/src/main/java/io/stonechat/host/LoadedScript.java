package io.stonechat.host;

import java.util.List;

/** Scripts of one language that are ready to be called. For any thread. */
public interface LoadedScript extends AutoCloseable {

    /**
     * A handler that can be called.
     *
     * @param declared how the script declares it
     * @param function what to call
     */
    record CallableHandler(DeclaredHandler declared, ScriptFunction function) {}

    /** Its handlers, in the order of their declaration; one that is for two events stands there twice. */
    List<CallableHandler> handlers();

    /**
     * Runs the scripts' load hooks, in Java {@code void main()}.
     *
     * @throws Throwable what they throw
     */
    void runLoadHooks() throws Throwable;

    /** Lets go of what the scripts hold. Calls that are under way go on to their end. */
    @Override
    void close();
}
