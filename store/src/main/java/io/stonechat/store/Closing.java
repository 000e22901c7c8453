package io.stonechat.store;

import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Keeps apart what is done while a store is open from its end: nothing is handed to a thread that has stopped. */
final class Closing {

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private volatile boolean closed;

    /** Does something unless the store is closed; returns whether it did. It must not wait for anything. */
    boolean whileOpen(Runnable work) {
        lock.readLock().lock();
        try {
            if (!closed) {
                work.run();
            }
            return !closed;
        } finally {
            lock.readLock().unlock();
        }
    }

    boolean isClosed() {
        return closed;
    }

    /** Closes; returns false if it was closed before. */
    boolean close() {
        lock.writeLock().lock();
        try {
            boolean first = !closed;
            closed = true;
            return first;
        } finally {
            lock.writeLock().unlock();
        }
    }
}
