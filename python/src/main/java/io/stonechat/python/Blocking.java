package io.stonechat.python;

import com.oracle.truffle.api.TruffleSafepoint;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;

/** Waits on a thread that runs a script, so that the script can be stopped meanwhile. */
final class Blocking {

    private Blocking() {}

    /** Waits for the end of a stage, whatever it ends with. What stops the script stops the waiting. */
    static void await(CompletionStage<?> stage) {
        var ended = new CountDownLatch(1);
        var _ = stage.whenComplete((_, _) -> ended.countDown());
        if (ended.getCount() > 0) {
            TruffleSafepoint.setBlockedThreadInterruptible(null, CountDownLatch::await, ended);
        }
    }
}
