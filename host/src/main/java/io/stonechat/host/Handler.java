package io.stonechat.host;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A script's function for one kind of event.
 *
 * <p>It runs on the thread that calls it, which should be a virtual one; any number of threads may call at once.
 * The host holds each call to {@code script.handler_deadline_ms}.
 */
public interface Handler {

    /** Where the script declares it: {@code gateway.java:12 submit}. */
    String where();

    /**
     * Calls the function and returns what it returns.
     *
     * <p>At the deadline the thread is interrupted and loops of the script's own are stopped. A call that cannot be
     * stopped, because it blocks where no interruption reaches, returns late: use
     * {@link #call(Consumer, Object...)} where somebody waits for an answer.
     *
     * @param arguments what the kind of event passes; a function with fewer parameters is given the first ones
     * @throws HandlerFailure if the script throws or its deadline passes; already logged
     */
    default @Nullable Object call(@Nullable Object... arguments) {
        return call(_ -> {}, arguments);
    }

    /**
     * Calls the function and returns what it returns, and tells of a missed deadline at the deadline.
     *
     * @param onDeadline told once, on a thread of the host's, at the moment the deadline passes, though the calling
     *     thread may still be stuck in the script; this call then throws the same failure whenever it ends, whatever
     *     the script returns
     * @param arguments what the kind of event passes; a function with fewer parameters is given the first ones
     * @throws HandlerFailure if the script throws or its deadline passes; already logged
     */
    @Nullable
    Object call(Consumer<HandlerFailure> onDeadline, @Nullable Object... arguments);
}
