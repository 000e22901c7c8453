package io.stonechat.host;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A script's function for one kind of event.
 *
 * <p>Any number of threads may call at once. In Java it runs on the thread that calls it, which should be a virtual one; in
 * other languages perhaps elsewhere. The host holds each call to {@code script.handler_deadline_ms}.
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

    /**
     * Whether {@link #start} returns before the function has ended: it runs on threads of its engine's.
     *
     * @return false if it runs on the thread that calls it
     */
    default boolean isAsynchronous() {
        return false;
    }

    /**
     * Calls the function and tells how that ended, at the deadline at the latest. A function that is not asynchronous runs on
     * this thread, and has ended when this method returns.
     *
     * @param lane what must keep its order, such as a session's id: calls with equal lanes begin in the order in which they are
     *     started; null where order does not matter
     * @param result told of the end: on this thread, on one of the engine's, or at a deadline on one of the host's
     * @param arguments what the kind of event passes; a function with fewer parameters is given the first ones
     */
    void start(@Nullable Object lane, HandlerResult result, @Nullable Object... arguments);
}
