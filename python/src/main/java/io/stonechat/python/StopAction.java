package io.stonechat.python;

import com.oracle.truffle.api.ThreadLocalAction;
import java.util.function.BooleanSupplier;

/** Throws, in the thread that it is submitted to, what ends a script's call. */
final class StopAction extends ThreadLocalAction {

    private final BooleanSupplier stillWanted;
    private final boolean forced;

    /**
     * Something to throw.
     *
     * @param stillWanted asked in that thread: whether it is still in that call
     * @param forced whether not even the script's {@code finally} may keep it
     */
    StopAction(BooleanSupplier stillWanted, boolean forced) {
        super(true, false);
        this.stillWanted = stillWanted;
        this.forced = forced;
    }

    @Override
    @SuppressWarnings("removal") // what languages let through, until there is another such class
    protected void perform(Access access) {
        if (!stillWanted.getAsBoolean()) {
            return;
        }
        if (forced) {
            throw new ThreadDeath();
        }
        throw new Stopped(access.getLocation());
    }
}
