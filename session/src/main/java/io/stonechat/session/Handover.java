package io.stonechat.session;

/**
 * The way to say "this thread is going to wait" in a handler or in a dependent of a response.
 *
 * <p>Handlers run inline on the thread that reads their link. One that is going to wait, for a lock, a database or another
 * session's response, should let the reading go on elsewhere first. Saying so is never wrong and costs almost nothing; not
 * saying so is noticed after a millisecond or two.
 */
public final class Handover {
    private Handover() {}

    /**
     * Passes the reading of the link on to another virtual thread, if the current thread is the one that reads it, or hands over
     * what was held. Elsewhere, and
     * the second time in one call of a handler, it does nothing.
     */
    public static void aboutToBlock() {
        Leader.handOverCurrent();
        HeldRequests.handOverCurrent();
    }
}
