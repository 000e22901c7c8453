package io.stonechat.session;

import java.util.concurrent.Semaphore;

/** The places of a window that are free: permits that can be taken away as well as given back. */
final class Places extends Semaphore {
    private static final long serialVersionUID = 1;

    private final int window;
    /** How many places there are now, of the whole window. Guarded by this. */
    private int allowed;

    /** Starts with all of them free. */
    Places(int window) {
        super(window);
        this.window = window;
        this.allowed = window;
    }

    /** Opens so many places, 0 to the window. Whoever holds one that is closed keeps it until its request is answered. */
    synchronized void allow(int number) {
        int more = Math.min(number, window) - allowed;
        allowed += more;
        if (more > 0) {
            release(more);
        } else if (more < 0) {
            reducePermits(-more);
        }
    }
}
