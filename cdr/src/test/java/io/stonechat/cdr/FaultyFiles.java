package io.stonechat.cdr;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A disk that does what a test says: has no room, or does not keep what was written. */
final class FaultyFiles implements CdrFiles {

    private boolean full;
    private boolean forgetful;
    private int forces;

    /** There is no room any more, or there is again. */
    void full(boolean value) {
        full = value;
    }

    /** Waiting for the disk fails, or works again. */
    void forgetful(boolean value) {
        forgetful = value;
    }

    /** How often the disk was waited for. */
    int forces() {
        return forces;
    }

    @Override
    public void makeFolder(Path folder) throws IOException {
        DISK.makeFolder(folder);
    }

    @Override
    public CdrFile open(Path file) throws IOException {
        return new Faulty(DISK.open(file));
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        DISK.rename(from, to);
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        DISK.forceFolder(folder);
    }

    private final class Faulty implements CdrFile {

        private final CdrFile file;

        Faulty(CdrFile file) {
            this.file = file;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void read(ByteBuffer into, long position) throws IOException {
            file.read(into, position);
        }

        @Override
        public void write(ByteBuffer octets, long position) throws IOException {
            if (full) {
                file.write(octets.slice(octets.position(), octets.remaining() / 2), position);
                throw new IOException("No space left on device");
            }
            file.write(octets, position);
        }

        @Override
        public void truncate(long size) throws IOException {
            file.truncate(size);
        }

        @Override
        public void force() throws IOException {
            forces++;
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
