package io.stonechat.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A disk that does what a test says: has no room, fails, does not keep what was written, or hangs. */
public final class FaultyFiles implements StoreFiles {

    private volatile boolean full;
    private volatile boolean broken;
    private volatile boolean forgetful;
    private volatile boolean silent;
    private volatile long usable = Long.MAX_VALUE;
    private volatile CountDownLatch stall = new CountDownLatch(0);
    private final AtomicInteger forces = new AtomicInteger();

    /** A disk without faults yet. */
    public FaultyFiles() {}

    /** Nothing more can be written, or it can again. */
    public void full(boolean value) {
        full = value;
    }

    /** Writing fails as it does on a disk that is dying. */
    public void breakDown() {
        broken = true;
    }

    /** Waiting for the disk fails. */
    public void forget() {
        forgetful = true;
    }

    /** Waiting for the disk does not end before {@link #goOn}. */
    public void stall() {
        stall = new CountDownLatch(1);
    }

    /** What hung goes on. */
    public void goOn() {
        stall.countDown();
    }

    /** So much room is left. */
    public void usable(long bytes) {
        usable = bytes;
    }

    /** From now on it does not tell how much room is left. */
    public void fallSilent() {
        silent = true;
    }

    /** How often the disk was waited for. */
    public int forces() {
        return forces.get();
    }

    @Override
    public LogFile open(Path file, long size) throws IOException {
        if (full) {
            throw new IOException("No space left on device");
        }
        return new Faulty(DISK.open(file, size));
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        DISK.forceFolder(folder);
    }

    @Override
    public long usableSpace(Path folder) throws IOException {
        if (silent) {
            throw new IOException("Input/output error");
        }
        return usable;
    }

    private final class Faulty implements LogFile {

        private final LogFile file;

        Faulty(LogFile file) {
            this.file = file;
        }

        @Override
        public void write(ByteBuffer octets, long position) throws IOException {
            if (broken) {
                throw new IOException("Input/output error");
            }
            if (full && octets.get(octets.position()) != 0) {
                writeHalf(octets, position);
                throw new IOException("No space left on device");
            }
            file.write(octets, position);
        }

        private void writeHalf(ByteBuffer octets, long position) throws IOException {
            file.write(octets.slice(octets.position(), octets.remaining() / 2), position);
        }

        @Override
        public void force() throws IOException {
            forces.incrementAndGet();
            try {
                stall.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IOException(interrupted);
            }
            if (forgetful) {
                throw new IOException("Input/output error");
            }
            file.force();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
