package io.stonechat.session;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Decides which thread writes what was appended to the write buffer.
 *
 * <p>A system call costs far more than an encoded PDU, so the art is to write seldom without letting anything wait. The leader
 * writes once for all PDUs of a read. Any other thread leaves the writing to a fresh virtual thread: that one runs after those
 * which are runnable already, and so finds what they all have appended. Only a PDU that is alone is written at once by the
 * thread that brought it, if that is a virtual one: nothing is won by waiting for others.
 */
final class Flusher {
    private static final int ROUNDS = 4;

    private final Link link;
    private final OutBuffer out;
    private final AtomicBoolean scheduled = new AtomicBoolean();

    Flusher(Link link, OutBuffer out) {
        this.link = link;
        this.out = out;
    }

    /**
     * Sees to it that what the current thread has appended gets written.
     *
     * @param alone whether nothing else is likely to be appended soon
     */
    void appended(OutBuffer.Appended result, boolean alone) {
        if (result != OutBuffer.Appended.FLUSH_NEEDED || link.leader().leadsHere()) {
            return;
        }
        if (alone && Thread.currentThread().isVirtual()) {
            flushOrEnd(1);
        } else {
            schedule();
        }
    }

    /** Writes in the current thread, and leaves to another one what keeps coming. */
    void flushHere() throws IOException {
        flush(ROUNDS);
    }

    private void flush(int rounds) throws IOException {
        if (out.flush(rounds)) {
            schedule();
        }
        // Reading may have stopped because too much waited for the peer.
        link.inbound().wake();
    }

    /** Lets another thread write. Never waits. */
    void schedule() {
        if (!scheduled.get() && scheduled.compareAndSet(false, true)) {
            Thread.ofVirtual().name("smpp-flush-" + link.id()).start(this::run);
        }
    }

    private void run() {
        scheduled.set(false);
        flushOrEnd(Integer.MAX_VALUE);
    }

    private void flushOrEnd(int rounds) {
        try {
            flush(rounds);
        } catch (IOException e) {
            link.course().lost(e);
        }
    }
}
