package io.stonechat.session;

import java.util.concurrent.Semaphore;

/**
 * The few busiest links, which are led by platform threads: such a thread waits for octets in the system call itself, where a
 * virtual one is woken by a poller and a scheduler, which at a small window is most of the cost of a message. A link that falls
 * silent for a while goes back to a virtual thread, so idle links cost no platform thread, however many there are.
 */
final class BusyLinks {
    /** How long a platform thread waits before it leaves the link to a virtual one. */
    static final int IDLE_MILLIS = 1000;

    private static final int MOST = 8 * Runtime.getRuntime().availableProcessors();
    private static final Semaphore PLACES = new Semaphore(MOST);

    private BusyLinks() {}

    static boolean tryPlace() {
        return PLACES.tryAcquire();
    }

    static void returnPlace() {
        PLACES.release();
    }

    /** Whether one link is busy: so many reads in a row without a pause between them. Used by the leader. */
    static final class Busyness {
        private static final int READS = 64;
        private static final long PAUSE_MILLIS = 20;
        /** After a handler has blocked, a platform thread would only be lost to it: not soon again. */
        private static final int READS_AFTER_BLOCKING = 10_000;

        private final boolean possible;
        private volatile int toGo = READS;

        Busyness(Wire wire) {
            this.possible = wire.prefersPlatformThread();
        }

        boolean isBusy(long sinceLastRead) {
            if (!possible) {
                return false;
            }
            int left = toGo;
            left = sinceLastRead > PAUSE_MILLIS ? Math.max(left, READS) : Math.max(0, left - 1);
            toGo = left;
            return left == 0;
        }

        /** The lead was taken from a thread that blocks. Called by whoever takes it. */
        void blocked() {
            toGo = READS_AFTER_BLOCKING;
        }
    }
}
