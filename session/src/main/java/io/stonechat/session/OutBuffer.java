package io.stonechat.session;

import io.stonechat.protocol.Pdu;
import io.stonechat.protocol.PduBuffer;
import io.stonechat.protocol.PduEncoder;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The octets on their way out. Any thread appends PDUs; one thread at a time writes all that has been appended, in one write.
 *
 * <p>There are two buffers: one is filled while the other is written. The lock is held only for encoding and for swapping,
 * never while the wire is written, so a peer that does not read holds up nobody but the one thread that writes. What is
 * appended while a write is under way rides along with the next write of that same thread.
 */
final class OutBuffer {
    /** Above this, requests wait and requests of the peer are not handled. */
    static final int CONGESTED = 256 * 1024;
    /** Above this the peer has not read for so long that the link is given up. */
    static final int OVERFULL = 4 * 1024 * 1024;
    /** A buffer that grew beyond this in a burst is not kept. */
    private static final int KEEP = 256 * 1024;

    private final Wire wire;
    private final @Nullable Traffic traffic;
    private final ReentrantLock lock = new ReentrantLock();
    /** There is room again, or nobody writes any more. */
    private final Condition room = lock.newCondition();
    /** How many octets are in {@link #filling}: for those who only want to know. */
    private final AtomicInteger queued = new AtomicInteger();

    // All guarded by the lock; "writing" itself is used by the one flushing thread alone.
    private PduBuffer filling = new PduBuffer();
    private PduBuffer writing = new PduBuffer();
    private boolean flushing;
    private boolean closed;
    /** How many octets were ever appended, and how many of these were given to the wire. */
    private long appended;

    private long handedOver;

    /**
     * Starts empty.
     *
     * @param traffic counts what is appended; null: nobody does
     */
    OutBuffer(Wire wire, @Nullable Traffic traffic) {
        this.wire = wire;
        this.traffic = traffic;
    }

    /** What became of an append. */
    enum Appended {
        /** Somebody must flush. */
        FLUSH_NEEDED,
        /** A write is under way, and its thread will write this too. */
        RIDES_ALONG,
        /** Not appended: the buffer is closed. */
        CLOSED
    }

    /**
     * Encodes a PDU at the end.
     *
     * @param pending told where it starts, if it is a request that has an entry
     * @throws io.stonechat.protocol.PduException if it cannot be encoded; nothing is appended then
     */
    Appended append(Pdu pdu, int sequence, @Nullable Pending pending) {
        lock.lock();
        try {
            if (closed) {
                return Appended.CLOSED;
            }
            int before = filling.length();
            try {
                PduEncoder.encode(pdu, sequence, filling);
            } catch (RuntimeException e) {
                filling.truncate(before);
                throw e;
            }
            if (pending != null) {
                pending.startsAt(appended);
            }
            appended += filling.length() - before;
            if (traffic != null) {
                traffic.out().count(pdu.commandId(), filling.length() - before);
            }
            queued.setRelease(filling.length());
            return flushing ? Appended.RIDES_ALONG : Appended.FLUSH_NEEDED;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Writes what was appended, unless another thread is at it.
     *
     * @param rounds how many writes at most, so that a thread with something better to do is not kept by the appends of others
     * @return whether something is left that perhaps nobody is writing
     */
    boolean flush(int rounds) throws IOException {
        var full = begin();
        for (int round = 1; full != null; round++) {
            boolean written = false;
            try {
                wire.write(full.array(), 0, full.length());
                written = true;
            } finally {
                if (!written) {
                    close();
                }
            }
            full = next(round < rounds);
        }
        return !isEmpty();
    }

    /** Writes what was appended, to the last octet: waits for the thread that is at it, if another one is. */
    void flushAll() throws IOException {
        do {
            flush(Integer.MAX_VALUE);
            awaitWriter();
        } while (!isEmpty());
    }

    private void awaitWriter() {
        lock.lock();
        try {
            while (flushing && !closed) {
                room.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private @Nullable PduBuffer begin() {
        lock.lock();
        try {
            return flushing ? null : swap();
        } finally {
            lock.unlock();
        }
    }

    private @Nullable PduBuffer next(boolean goOn) {
        lock.lock();
        try {
            if (writing.array().length > KEEP) {
                writing = new PduBuffer();
            }
            writing.reset();
            if (goOn) {
                return swap();
            }
            rest();
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** Makes the filled buffer the one to be written and says so; null if there is nothing to write. */
    private @Nullable PduBuffer swap() {
        if (closed || filling.length() == 0) {
            rest();
            return null;
        }
        var full = filling;
        filling = writing;
        writing = full;
        flushing = true;
        handedOver = appended;
        queued.setRelease(0);
        room.signalAll();
        return full;
    }

    private void rest() {
        flushing = false;
        room.signalAll();
    }

    boolean isEmpty() {
        return queued.getAcquire() == 0;
    }

    int queued() {
        return queued.getAcquire();
    }

    /** Waits until the buffer is no longer congested; false if that took too long or the buffer was closed. */
    boolean awaitRoom(long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (!closed && filling.length() >= CONGESTED) {
                if (left <= 0) {
                    return false;
                }
                left = room.awaitNanos(left);
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** Lets nothing more in or out. From now on {@link #wasWritten} does not change. */
    void close() {
        lock.lock();
        try {
            closed = true;
            queued.setRelease(0);
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Tells whether octets of this request were given to the wire. */
    boolean wasWritten(Pending pending) {
        lock.lock();
        try {
            return pending.startsAt() < handedOver;
        } finally {
            lock.unlock();
        }
    }
}
