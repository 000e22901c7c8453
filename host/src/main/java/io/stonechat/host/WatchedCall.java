package io.stonechat.host;

import org.jspecify.annotations.Nullable;

/** A call into a script that is held to its deadline: in {@link CallTable} from its start to its end. */
abstract sealed class WatchedCall permits RunningCall, PendingCall {

    final GuardedFunction target;
    final long deadline;

    /** Where in the table it stands: calls that begin on one thread stand together. */
    final int stripe;

    /** Its neighbours in the {@link CallTable}, which guards them. */
    @Nullable
    WatchedCall previous;

    @Nullable
    WatchedCall next;

    WatchedCall(GuardedFunction target, long deadline) {
        this.target = target;
        this.deadline = deadline;
        this.stripe = (int) Thread.currentThread().threadId();
    }

    /** Whether it has neither ended nor expired. */
    abstract boolean isRunning();
}
