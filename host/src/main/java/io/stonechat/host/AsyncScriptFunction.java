package io.stonechat.host;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** A script's function that runs on threads of its engine's: whoever calls it need not wait. */
public interface AsyncScriptFunction extends ScriptFunction {

    /** Told how a call ended: by one of the two, once, on a thread of the engine's. */
    interface Ended {

        /** The function has returned this. */
        void returned(@Nullable Object result);

        /** The script has thrown this. */
        void threw(Throwable thrown);
    }

    /** A call that has begun. */
    @FunctionalInterface
    interface Begun {

        /**
         * Stops the call as soon as the language can; one that has ended is left alone. For any thread, at once.
         *
         * @return the script's own frames at the place where it was stopped, the innermost first; empty if that is not known.
         *     May not complete before the call can be stopped
         */
        CompletionStage<List<ScriptFrame>> stop();
    }

    /**
     * Begins a call and returns at once.
     *
     * @param lane calls with equal lanes begin in the order in which this method is called; null: in any order
     * @param arguments as many as the function takes
     * @param ended told of the end
     */
    Begun begin(@Nullable Object lane, @Nullable Object[] arguments, Ended ended);

    /** Begins a call and waits for its end; interrupted, it stops it and waits on. */
    @Override
    default @Nullable Object call(@Nullable Object[] arguments) throws Throwable {
        var end = new CompletableFuture<@Nullable Object>();
        var begun = begin(null, arguments, new Ended() {
            @Override
            public void returned(@Nullable Object result) {
                end.complete(result);
            }

            @Override
            public void threw(Throwable thrown) {
                end.completeExceptionally(thrown);
            }
        });
        try {
            return end.get();
        } catch (ExecutionException e) {
            throw e.getCause();
        } catch (InterruptedException e) {
            var _ = begun.stop();
            throw e;
        }
    }
}
