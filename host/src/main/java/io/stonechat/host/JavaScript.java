package io.stonechat.host;

import java.util.List;

/** Java scripts whose objects are there. */
final class JavaScript implements LoadedScript {

    private static final Object[] NO_ARGUMENTS = {};

    private final List<ScriptFunction> hooks;
    private final List<CallableHandler> handlers;

    JavaScript(List<CallableHandler> handlers, List<ScriptFunction> hooks) {
        this.handlers = List.copyOf(handlers);
        this.hooks = List.copyOf(hooks);
    }

    @Override
    public List<CallableHandler> handlers() {
        return handlers;
    }

    @Override
    public void runLoadHooks() throws Throwable {
        for (var hook : hooks) {
            hook.call(NO_ARGUMENTS);
        }
    }

    /** Nothing to do: its objects go with the last reference to them. */
    @Override
    public void close() {}
}
