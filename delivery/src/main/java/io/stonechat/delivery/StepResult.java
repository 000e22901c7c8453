package io.stonechat.delivery;

import io.stonechat.store.StoreException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * What came of a {@link Step}.
 *
 * @param step the step
 * @param decision what was stored; null for nothing
 * @param failure why it failed; null if it did not
 */
record StepResult(
        Step step, @Nullable Decision decision, @Nullable Throwable failure) {

    static StepResult of(Step step, Optional<Decision> decision) {
        return new StepResult(step, decision.orElse(null), null);
    }

    static StepResult failed(Step step, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return new StepResult(step, null, cause);
    }

    /** Whether the store did not take it: nothing is wrong with the message. */
    boolean storeFailed() {
        return failure instanceof StoreException;
    }

    /** Whether the rule or the record is at fault: it will fail again. */
    boolean unprocessable() {
        return failure != null && !storeFailed();
    }
}
