package io.stonechat.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The log as it grows: files of a fixed size, filled one after the other, used again when nothing of them is needed.
 *
 * <p>One thread appends; another may force, and a third release, meanwhile. Positions count the octets of all files ever.
 */
final class LogWriter implements AutoCloseable {

    private static final int SPARES = 3;
    private static final int END_ROOM = LogFrame.HEADER + 1;

    private final Path folder;
    private final StoreFiles files;
    private final long segmentSize;
    private final ReentrantLock forcing = new ReentrantLock();
    private final ReentrantLock listing = new ReentrantLock();
    private final Deque<LogSegment> segments = new ArrayDeque<>();
    private final Deque<Path> spares = new ArrayDeque<>();

    private LogFile file;
    private long base;
    private long size;
    private long offset;
    private volatile long position;
    private volatile long durable;

    private LogWriter(Path folder, StoreFiles files, long segmentSize, long position) throws IOException {
        this.folder = folder;
        this.files = files;
        this.segmentSize = segmentSize;
        LogSegment first = LogSegment.at(folder, position);
        this.file = open(first, segmentSize);
        moveTo(first, segmentSize);
        this.durable = this.position;
    }

    /** Begins a log at this position, in a folder without any. */
    static LogWriter begin(Path folder, StoreFiles files, long segmentSize, long position) throws IOException {
        return new LogWriter(folder, files, segmentSize, position);
    }

    /** Where the next piece goes. */
    long position() {
        return position;
    }

    /** Up to where the log survives a power loss. */
    long durable() {
        return durable;
    }

    /**
     * Appends pieces and returns where they end. If that fails, nothing of them is in the log.
     *
     * @throws IOException if there is no room, or the disk fails
     * @throws StoreException if it cannot be told what is in the log now
     */
    long append(RecordWriter pieces) throws IOException {
        if (offset + pieces.length() + END_ROOM > size) {
            roll(pieces.length());
        }
        LogFrame.seal(pieces, base);
        try {
            file.write(ByteBuffer.wrap(pieces.array(), 0, pieces.length()), offset);
        } catch (IOException failure) {
            erase(pieces.length(), failure);
            throw failure;
        }
        offset += pieces.length();
        position = base + offset;
        return position;
    }

    /** What was written of the pieces must not be found after a restart. */
    private void erase(int length, IOException failure) {
        try {
            file.write(ByteBuffer.allocate(length), offset);
        } catch (IOException again) {
            failure.addSuppressed(again);
            throw new StoreException(
                    "The log in " + folder + " can neither be written nor cleaned: " + failure.getMessage(), failure);
        }
    }

    private void roll(int needed) throws IOException {
        long nextSize = Math.max(segmentSize, LogSegment.HEADER + (long) needed + END_ROOM);
        LogSegment next = LogSegment.at(folder, base + offset + END_ROOM);
        if (nextSize == segmentSize) {
            takeSpare(next.file());
        }
        LogFile opened = open(next, nextSize);
        forcing.lock();
        try {
            finish();
            file = opened;
            moveTo(next, nextSize);
        } finally {
            forcing.unlock();
        }
    }

    private LogFile open(LogSegment segment, long itsSize) throws IOException {
        try {
            LogFile opened = files.open(segment.file(), itsSize);
            var header = new RecordWriter();
            header.int64(LogSegment.MAGIC);
            header.int64(segment.base());
            opened.write(ByteBuffer.wrap(header.array(), 0, header.length()), 0);
            files.forceFolder(folder);
            return opened;
        } catch (IOException failure) {
            Files.deleteIfExists(segment.file());
            throw failure;
        }
    }

    /** Says that the file ends here, and makes it durable whole: only the last file can have a torn end. */
    private void finish() throws IOException {
        var end = new RecordWriter();
        LogFrame.end(end, LogFrame.begin(end, LogFrame.END));
        LogFrame.seal(end, base);
        try {
            file.write(ByteBuffer.wrap(end.array(), 0, end.length()), offset);
            file.force();
            file.close();
        } catch (IOException failure) {
            throw new StoreException(
                    "The log in " + folder + " could not be made durable: " + failure.getMessage(), failure);
        }
        durable = position;
    }

    private void moveTo(LogSegment segment, long itsSize) {
        base = segment.base();
        size = itsSize;
        offset = LogSegment.HEADER;
        position = base + offset;
        listing.lock();
        try {
            segments.add(segment);
        } finally {
            listing.unlock();
        }
    }

    /** Makes durable what is written by now; returns whether there was anything to do. */
    boolean force() throws IOException {
        forcing.lock();
        try {
            long written = position;
            boolean needed = written > durable;
            if (needed) {
                file.force();
                durable = written;
            }
            return needed;
        } finally {
            forcing.unlock();
        }
    }

    /** Gives up the files that end before this position. */
    void release(long needed) throws IOException {
        listing.lock();
        try {
            while (segments.size() > 1 && second().base() <= needed) {
                retire(segments.removeFirst());
            }
        } finally {
            listing.unlock();
        }
    }

    /**
     * Makes room for the next file, if there is none: whoever appends then need not wait for that. If there is no room on
     * the disk either, it will be looked for again when it is needed.
     */
    void prepare() {
        Path ahead = ahead();
        if (ahead == null) {
            return;
        }
        try {
            files.open(ahead, segmentSize).close();
            keep(ahead);
        } catch (IOException _) {
            discard(ahead);
        }
    }

    private @Nullable Path ahead() {
        listing.lock();
        try {
            return spares.isEmpty() ? segments.getLast().ahead() : null;
        } finally {
            listing.unlock();
        }
    }

    private void keep(Path spare) {
        listing.lock();
        try {
            spares.add(spare);
        } finally {
            listing.unlock();
        }
    }

    private static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException _) {
            // What is left of it is removed at the next start.
        }
    }

    private LogSegment second() {
        var all = segments.iterator();
        all.next();
        return all.next();
    }

    private void retire(LogSegment segment) throws IOException {
        if (spares.size() < SPARES && Files.size(segment.file()) == segmentSize) {
            Files.move(segment.file(), segment.spare());
            spares.add(segment.spare());
        } else {
            Files.delete(segment.file());
        }
    }

    private void takeSpare(Path target) throws IOException {
        listing.lock();
        try {
            Path spare = spares.poll();
            if (spare != null) {
                Files.move(spare, target);
            }
        } finally {
            listing.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        forcing.lock();
        try {
            file.close();
        } finally {
            forcing.unlock();
        }
    }
}
