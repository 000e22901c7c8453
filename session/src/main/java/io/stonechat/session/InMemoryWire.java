package io.stonechat.session;

import java.io.IOException;
import java.net.SocketAddress;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A link within the process: the same sessions without sockets, for tests and harnesses. It holds 64 KiB a direction. */
public final class InMemoryWire implements Wire {
    private final Pipe incoming;
    private final Pipe outgoing;
    private final SocketAddress remote;

    private InMemoryWire(Pipe incoming, Pipe outgoing, SocketAddress remote) {
        this.incoming = incoming;
        this.outgoing = outgoing;
        this.remote = remote;
    }

    /**
     * The two ends of a link.
     *
     * @param client what the ESME takes
     * @param server what the message centre takes
     */
    public record Pair(InMemoryWire client, InMemoryWire server) {}

    /** Returns the two ends of a new link. */
    public static Pair pair() {
        var up = new Pipe();
        var down = new Pipe();
        return new Pair(
                new InMemoryWire(down, up, new Address("memory-server")),
                new InMemoryWire(up, down, new Address("memory-client")));
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        return incoming.read(into, offset, length);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        outgoing.write(from, offset, length);
    }

    @Override
    public void finish() {
        outgoing.end();
    }

    @Override
    public void close() {
        outgoing.end();
        incoming.abandon();
    }

    @Override
    public SocketAddress remote() {
        return remote;
    }

    private static final class Address extends SocketAddress {
        private static final long serialVersionUID = 1;
        private final String name;

        Address(String name) {
            this.name = name;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** One direction: a ring of octets. */
    private static final class Pipe {
        private final byte[] ring = new byte[64 * 1024];
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition changed = lock.newCondition();
        private int start;
        private int size;
        private boolean ended;
        private boolean abandoned;

        int read(byte[] into, int offset, int length) throws IOException {
            lock.lock();
            try {
                while (size == 0 && !ended && !abandoned) {
                    changed.awaitUninterruptibly();
                }
                if (abandoned) {
                    throw new IOException("the link was closed");
                }
                if (size == 0) {
                    return -1;
                }
                int count = Math.min(length, Math.min(size, ring.length - start));
                System.arraycopy(ring, start, into, offset, count);
                start = (start + count) % ring.length;
                size -= count;
                changed.signalAll();
                return count;
            } finally {
                lock.unlock();
            }
        }

        void write(byte[] from, int offset, int length) throws IOException {
            lock.lock();
            try {
                int done = 0;
                while (done < length) {
                    while (size == ring.length && !ended && !abandoned) {
                        changed.awaitUninterruptibly();
                    }
                    if (ended || abandoned) {
                        throw new IOException("the peer has closed the link");
                    }
                    int end = (start + size) % ring.length;
                    int count = Math.min(length - done, Math.min(ring.length - size, ring.length - end));
                    System.arraycopy(from, offset + done, ring, end, count);
                    size += count;
                    done += count;
                    changed.signalAll();
                }
            } finally {
                lock.unlock();
            }
        }

        /** The writer says that no more comes. */
        void end() {
            lock.lock();
            try {
                ended = true;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }

        /** The reader will not read any more. */
        void abandon() {
            lock.lock();
            try {
                abandoned = true;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
