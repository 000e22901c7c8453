package io.stonechat.host;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A handler whose calls are held to the deadline. */
final class GuardedHandler implements Handler {

    private final ScriptCalls calls;
    private final GuardedFunction target;

    GuardedHandler(ScriptCalls calls, GuardedFunction target) {
        this.calls = calls;
        this.target = target;
    }

    @Override
    public String where() {
        return target.where();
    }

    @Override
    public @Nullable Object call(Consumer<HandlerFailure> onDeadline, @Nullable Object... arguments) {
        return calls.call(target, onDeadline, arguments);
    }

    @Override
    public boolean isAsynchronous() {
        return target.function() instanceof AsyncScriptFunction;
    }

    @Override
    public void start(@Nullable Object lane, HandlerResult result, @Nullable Object... arguments) {
        calls.start(target, lane, result, arguments);
    }

    @Override
    public String toString() {
        return where();
    }
}
