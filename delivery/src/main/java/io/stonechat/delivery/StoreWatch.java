package io.stonechat.delivery;

import io.stonechat.store.MessageStore;
import io.stonechat.store.Purpose;
import io.stonechat.store.StoreException;
import io.stonechat.store.StoreHealth;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the store takes what delivery has to write: no attempt begins unless there is room for its outcome. It tells
 * once when that changes, however many lanes notice. Thread-safe.
 */
final class StoreWatch {

    private static final Logger LOG = LoggerFactory.getLogger(StoreWatch.class);

    private final MessageStore store;
    private final BiConsumer<Boolean, String> changes;
    private final AtomicBoolean failing = new AtomicBoolean();

    /** Makes one; {@code changes} takes whether the store works now, and why it does not. */
    StoreWatch(MessageStore store, BiConsumer<Boolean, String> changes) {
        this.store = store;
        this.changes = changes;
    }

    /** Whether there is room for the outcome of an attempt that would begin now. */
    boolean takesOutcomes() {
        return switch (store.health()) {
            case StoreHealth.Writable() -> true;
            case StoreHealth.Low(var refused, var reason) -> !refused.contains(Purpose.OUTCOME) || refuse(reason);
            case StoreHealth.ReadOnly(var reason) -> refuse(reason);
        };
    }

    /** Something could not be stored. */
    void failed(@Nullable Throwable failure) {
        refuse(failure == null ? "it gave no reason" : String.valueOf(failure.getMessage()));
    }

    /** Something was stored. */
    void works() {
        if (failing.get() && failing.compareAndSet(true, false)) {
            LOG.info("The store works again: delivery goes on.");
            changes.accept(true, "");
        }
    }

    /** Whether it is the store that failed. */
    static boolean isOfStore(Throwable failure) {
        return failure instanceof StoreException
                || (failure instanceof CompletionException && failure.getCause() instanceof StoreException);
    }

    private boolean refuse(String reason) {
        if (failing.compareAndSet(false, true)) {
            LOG.error("The store takes nothing: {} Nothing is sent until it does; what has come is kept.", reason);
            changes.accept(false, reason);
        }
        return false;
    }
}
