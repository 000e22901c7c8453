package io.stonechat.python;

import com.oracle.truffle.api.ThreadLocalAction;
import java.util.function.BooleanSupplier;

/** Throws, in the thread that it is submitted to, what ends a script's call. */
final class StopAction extends ThreadLocalAction {

    private final BooleanSupplier stillWanted;
    private final boolean forced;
    private final Runnable tooSoon;

    /**
     * One attempt.
     *
     * @param stillWanted asked in that thread: whether it still runs what is to be stopped
     * @param forced throws what no {@code except} and no {@code finally} of the script's sees
     * @param tooSoon called in that thread instead, when nothing may be thrown just now
     */
    StopAction(BooleanSupplier stillWanted, boolean forced, Runnable tooSoon) {
        super(true, false);
        this.stillWanted = stillWanted;
        this.forced = forced;
        this.tooSoon = tooSoon;
    }

    @Override
    @SuppressWarnings("removal") // nothing else passes by every except and finally clause
    protected void perform(Access access) {
        if (!stillWanted.getAsBoolean()) {
            return;
        }
        if (isTakingLock()) {
            tooSoon.run();
        } else if (forced) {
            throw new ThreadDeath();
        } else {
            throw new Stopped(access.getLocation());
        }
    }

    /**
     * Whether this thread is just taking the interpreter's lock. It has it when it hears of the error, and whoever calls into Python
     * believes then that it has not: the lock would stay taken for ever.
     */
    private static boolean isTakingLock() {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> LostLock.isTaking(frame.getClassName())));
    }
}
