package io.stonechat.testkit;

import io.stonechat.host.AsyncScriptFunction;
import io.stonechat.host.DeclaredHandler;
import io.stonechat.host.LoadedScript.CallableHandler;
import io.stonechat.host.ScriptFunction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Writes down what handlers were called with, and what came of it: it stands between the host and the languages. */
final class CallBook {

    private final List<HandlerCall> calls = new CopyOnWriteArrayList<>();

    List<HandlerCall> calls() {
        return List.copyOf(calls);
    }

    /** A handler whose calls are written down. */
    CallableHandler watched(CallableHandler handler) {
        DeclaredHandler declared = handler.declared();
        return new CallableHandler(
                declared,
                handler.function() instanceof AsyncScriptFunction function
                        ? watched(declared, function)
                        : watched(declared, handler.function()));
    }

    private ScriptFunction watched(DeclaredHandler declared, ScriptFunction function) {
        return arguments -> {
            try {
                Object result = function.call(arguments);
                note(declared, arguments, result, null);
                return result;
            } catch (Throwable thrown) {
                note(declared, arguments, null, thrown);
                throw thrown;
            }
        };
    }

    /** One call at a time or many: each is written down when it ends, before whoever waits for it goes on. */
    private AsyncScriptFunction watched(DeclaredHandler declared, AsyncScriptFunction function) {
        return (lane, arguments, ended) -> function.begin(lane, arguments, new AsyncScriptFunction.Ended() {
            @Override
            public void returned(@Nullable Object result) {
                note(declared, arguments, result, null);
                ended.returned(result);
            }

            @Override
            public void threw(Throwable thrown) {
                note(declared, arguments, null, thrown);
                ended.threw(thrown);
            }
        });
    }

    private void note(
            DeclaredHandler declared,
            @Nullable Object[] arguments,
            @Nullable Object result,
            @Nullable Throwable thrown) {
        calls.add(new HandlerCall(
                declared.kind().name(),
                declared.selector(),
                declared.where(),
                new ArrayList<>(Arrays.asList(arguments)),
                result,
                thrown));
    }
}
