package io.stonechat.app;

import io.stonechat.store.LogFile;
import io.stonechat.store.StoreFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A disk that fails, stalls or is full when it is told to. */
final class FaultyFiles implements StoreFiles {

    private static final CountDownLatch FREE = new CountDownLatch(0);

    private volatile boolean failing;
    private volatile CountDownLatch gate = FREE;
    private volatile long room = Long.MAX_VALUE;

    /** From now on no fsync succeeds. */
    void fail() {
        failing = true;
    }

    /** From now on each fsync waits. */
    void stall() {
        gate = new CountDownLatch(1);
    }

    void goOn() {
        CountDownLatch waited = gate;
        gate = FREE;
        waited.countDown();
    }

    /** From now on there is so much room. */
    void room(long octets) {
        room = octets;
    }

    @Override
    public LogFile open(Path file, long size) throws IOException {
        return new FaultyFile(DISK.open(file, size));
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        DISK.forceFolder(folder);
    }

    @Override
    public long usableSpace(Path folder) throws IOException {
        return Math.min(room, DISK.usableSpace(folder));
    }

    private final class FaultyFile implements LogFile {

        private final LogFile file;

        FaultyFile(LogFile file) {
            this.file = file;
        }

        @Override
        public void write(ByteBuffer octets, long position) throws IOException {
            file.write(octets, position);
        }

        @Override
        public void force() throws IOException {
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
            if (failing) {
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
