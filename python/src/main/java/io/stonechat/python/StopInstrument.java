package io.stonechat.python;

import com.oracle.truffle.api.ThreadLocalAction;
import com.oracle.truffle.api.TruffleContext;
import com.oracle.truffle.api.instrumentation.TruffleInstrument;
import org.jspecify.annotations.Nullable;

/**
 * Reaches into one thread of an interpreter and throws there what ends a script's call. ({@code Context.interrupt} would end
 * the calls of all its threads.)
 */
public final class StopInstrument extends TruffleInstrument {

    static final String ID = "stonechat";

    private volatile @Nullable Env env;

    /** For its provider. */
    public StopInstrument() {}

    @Override
    protected void onCreate(Env created) {
        env = created;
        created.registerService(this);
    }

    private Env env() {
        var created = env;
        if (created == null) {
            throw new IllegalStateException("the instrument has not been created");
        }
        return created;
    }

    /** The context that the current thread has entered. */
    TruffleContext entered() {
        return env().getEnteredContext();
    }

    /** Makes a thread do something at its next safe point. */
    void submit(TruffleContext context, Thread thread, ThreadLocalAction action) {
        var _ = env().submitThreadLocal(context, new Thread[] {thread}, action);
    }
}
