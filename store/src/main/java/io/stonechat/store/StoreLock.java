package io.stonechat.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Sees to it that one process at a time has a store open, and says who has. The lock ends with the process. */
final class StoreLock implements AutoCloseable {

    /** The file that is locked; it names the last one who did. */
    static final String FILE = "LOCK";

    private final FileChannel channel;

    private StoreLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock of a store.
     *
     * @throws StoreLockedException if somebody has it
     */
    static StoreLock take(Path folder, InstantSource clock) throws IOException {
        Path file = folder.resolve(FILE);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean taken = false;
        try {
            taken = tryLock(channel) != null;
            if (!taken) {
                throw new StoreLockedException(folder, holder(file));
            }
            String holder = "process " + ProcessHandle.current().pid() + " on " + host() + " since "
                    + clock.instant().truncatedTo(ChronoUnit.SECONDS);
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(holder.getBytes(UTF_8)), 0);
            return new StoreLock(channel);
        } finally {
            if (!taken) {
                channel.close();
            }
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    private static String holder(Path file) throws IOException {
        String holder = Files.readString(file);
        return holder.isBlank() ? "a process that has not said which it is" : holder.strip();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "this host";
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
