package io.stonechat.session;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A place where one thread waits until something is true that other threads make true. Those change what the condition reads
 * (volatile) and then wake; the waiter announces itself and then reads, so one of the two sees the other.
 */
final class Signal {
    private volatile @Nullable Thread waiter;

    /** Waits until the condition holds. Interrupts are kept for later. */
    void await(BooleanSupplier condition) {
        boolean interrupted = false;
        waiter = Thread.currentThread();
        while (!condition.getAsBoolean()) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        waiter = null;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Makes the waiter, if there is one, look again. */
    void wake() {
        var thread = waiter;
        if (thread != null) {
            LockSupport.unpark(thread);
        }
    }
}
