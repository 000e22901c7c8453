package io.stonechat.host;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One call of a script's function that runs on its engine's threads.
 *
 * <p>The engine that ends it and the watch that finds it past its deadline meet here: whoever moves {@code state} away from
 * RUNNING first decides how it has ended.
 */
final class PendingCall extends WatchedCall implements AsyncScriptFunction.Ended {

    private static final VarHandle STATE;

    private static final int RUNNING = 0;
    private static final int ENDED = 1;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(PendingCall.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    final HandlerResult result;

    private final ScriptCalls calls;

    @SuppressWarnings("UnusedVariable") // set through STATE
    private volatile int state = RUNNING;

    private volatile AsyncScriptFunction.@Nullable Begun begun;
    /** Set before {@link #begun} is read, which is set before this is read: one of the two threads sees the other. */
    private volatile boolean toBeStopped;

    PendingCall(ScriptCalls calls, GuardedFunction target, HandlerResult result, long deadline) {
        super(target, deadline);
        this.calls = calls;
        this.result = result;
    }

    /** Begins the call; to be called once, when it is in the table. */
    void begin(AsyncScriptFunction function, @Nullable Object lane, @Nullable Object[] arguments) {
        var call = function.begin(lane, arguments, this);
        begun = call;
        if (toBeStopped) {
            var _ = call.stop();
        }
    }

    @Override
    boolean isRunning() {
        return state == RUNNING;
    }

    /** Whoever gets true decides how it has ended. */
    boolean end() {
        return STATE.compareAndSet(this, RUNNING, ENDED);
    }

    /** Stops what runs of it. */
    CompletionStage<List<ScriptFrame>> stop() {
        toBeStopped = true;
        var call = begun;
        return call == null ? CompletableFuture.completedFuture(List.of()) : call.stop();
    }

    @Override
    public void returned(@Nullable Object value) {
        if (end()) {
            calls.returned(this, value);
        }
    }

    @Override
    public void threw(Throwable thrown) {
        if (end()) {
            calls.threw(this, thrown);
        }
    }
}
