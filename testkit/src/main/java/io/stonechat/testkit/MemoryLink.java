package io.stonechat.testkit;

import io.stonechat.session.InMemoryWire;
import io.stonechat.session.Wire;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.concurrent.atomic.AtomicLong;

/** One end of a link in memory that says where its other end is, and how much of what it was sent it has not read. */
final class MemoryLink implements Wire {

    private final InMemoryWire wire;
    private final SocketAddress remote;
    private final Direction incoming;
    private final Direction outgoing;

    /** What lies on the wire one way; nothing does once the link is gone. */
    private static final class Direction {
        private final Rest rest;
        private final AtomicLong unread = new AtomicLong();
        private volatile boolean gone;

        Direction(Rest rest) {
            this.rest = rest;
        }

        void change(long octets) {
            unread.addAndGet(octets);
            rest.onWires(octets);
            if (gone) {
                forget();
            }
        }

        void end() {
            gone = true;
            forget();
        }

        private void forget() {
            rest.onWires(-unread.getAndSet(0));
        }
    }

    /**
     * The two ends of a link.
     *
     * @param esme what the ESME takes
     * @param centre what the message centre takes
     */
    record Pair(Wire esme, Wire centre) {}

    private MemoryLink(InMemoryWire wire, SocketAddress remote, Direction incoming, Direction outgoing) {
        this.wire = wire;
        this.remote = remote;
        this.incoming = incoming;
        this.outgoing = outgoing;
    }

    /**
     * A new link.
     *
     * @param esme where the ESME is, as the centre sees it
     * @param centre where the centre is, as the ESME sees it
     */
    static Pair pair(SocketAddress esme, SocketAddress centre, Rest rest) {
        InMemoryWire.Pair ends = InMemoryWire.pair();
        Direction up = new Direction(rest);
        Direction down = new Direction(rest);
        return new Pair(new MemoryLink(ends.client(), centre, down, up), new MemoryLink(ends.server(), esme, up, down));
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = wire.read(into, offset, length);
        if (count > 0) {
            incoming.change(-count);
        }
        return count;
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        outgoing.change(length);
        wire.write(from, offset, length);
    }

    @Override
    public void finish() {
        wire.finish();
    }

    @Override
    public void close() {
        wire.close();
        incoming.end();
        outgoing.end();
    }

    @Override
    public SocketAddress remote() {
        return remote;
    }
}
