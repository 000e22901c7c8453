package io.stonechat.sample;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/** The namespace of the extension. */
public final class Sample {

    private final Queue<String> notes = new ConcurrentLinkedQueue<>();
    private final CountDownLatch released = new CountDownLatch(1);

    /** Writes something down. */
    public void note(String text) {
        notes.add(text);
    }

    /** Writes down that a resource was closed. */
    public void close() {
        note("closed");
    }

    /** What was written down. */
    public Queue<String> notes() {
        return notes;
    }

    /** Waits for {@link #release}, whatever interrupts. */
    public void waitWhateverInterrupts() {
        boolean waiting = true;
        while (waiting) {
            try {
                released.await();
                waiting = false;
            } catch (InterruptedException _) {
                note("interrupted");
            }
        }
    }

    /** Whether {@link #release} was called. */
    public boolean isReleased() {
        return released.getCount() == 0;
    }

    /** Lets everybody go on who waits. */
    public void release() {
        released.countDown();
    }
}
