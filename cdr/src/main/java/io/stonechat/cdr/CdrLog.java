package io.stonechat.cdr;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file that records are appended to, and how it is followed by the next. Used by one thread.
 *
 * <p>What is added is written and forced together ({@link #force}). After a failure the file is opened anew at the next
 * attempt, and what is not on disk for certain is cut off; where waiting for the disk has failed, nothing more is added to that file.
 */
final class CdrLog implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger("io.stonechat.cdr");

    /** How many records are looked at, at least: far more than what can be on its way to the disk at any time. */
    private static final int LOOKED_AT = 4096;

    private final CdrFiles files;
    private final CdrArchive archive;
    private final Path path;
    private final ByteArrayOutputStream added = new ByteArrayOutputStream();
    private @Nullable CdrFile file;
    /** How many octets of the file are on disk; less than 0 before it was opened the first time. */
    private long durable = -1;

    private boolean doubtful;
    private Instant began = Instant.EPOCH;

    CdrLog(CdrFiles files, Path folder) {
        this.files = files;
        this.archive = new CdrArchive(folder);
        this.path = folder.resolve(CdrArchive.CURRENT);
    }

    CdrArchive archive() {
        return archive;
    }

    /**
     * Opens the file, unless it is open. The first time, what was torn off when the process last ended is cut off.
     *
     * @return the records that were written last, as far as that is news; empty for a file that was open before
     */
    List<CdrKey> open(Instant now) throws IOException {
        if (file != null && Files.exists(path)) {
            return List.of();
        }
        boolean gone = file != null;
        if (gone) {
            LOG.warn("{} was taken away while it was written to; another one is begun.", path);
            close();
        }
        files.makeFolder(archive.folder());
        boolean isNew = Files.notExists(path);
        CdrFile opened = files.open(path);
        try {
            List<CdrKey> known = durable < 0 ? begin(opened) : goOn(opened, isNew);
            if (isNew) {
                files.forceFolder(archive.folder());
                began = now;
            }
            file = opened;
            if (doubtful) {
                retire(now);
            }
            return known;
        } catch (IOException e) {
            if (file == null) {
                opened.close();
            }
            throw e;
        }
    }

    /** The first time: what is there, also in the files before it, which may have been closed a moment ago. */
    private List<CdrKey> begin(CdrFile opened) throws IOException {
        CdrTail tail = CdrTail.read(opened);
        if (opened.size() > tail.end()) {
            LOG.warn(
                    "The last line of {} is not whole: {} octets are cut off. What it was to say is written again.",
                    path,
                    opened.size() - tail.end());
            opened.truncate(tail.end());
            opened.force();
        }
        if (tail.unreadable() > 0) {
            LOG.warn("{} lines at the end of {} are no records; they stay as they are.", tail.unreadable(), path);
        }
        List<CdrKey> known =
                new ArrayList<>(archive.last(files, LOOKED_AT - tail.lines().size()));
        tail.lines().forEach(line -> known.add(line.key()));
        durable = tail.end();
        if (!tail.lines().isEmpty()) {
            began = tail.lines().getFirst().recorded();
        }
        return known;
    }

    /** After a failure. */
    private List<CdrKey> goOn(CdrFile opened, boolean isNew) throws IOException {
        if (isNew) {
            durable = 0;
            doubtful = false;
        } else if (opened.size() > durable) {
            opened.truncate(durable);
        }
        return List.of();
    }

    /** Whether the file belongs to a period that is over, so that {@link #retire} is due. */
    boolean isOver(CdrPeriod period, Instant now) {
        return size() > 0 && period.start(began).isBefore(period.start(now));
    }

    /** Whether the file would be longer than this with so many octets more. */
    boolean isFull(long limit, int more) {
        return size() > 0 && size() + more > limit;
    }

    private long size() {
        return durable + added.size();
    }

    /** Adds a line; it is written with the next {@link #force}. */
    void add(byte[] line) {
        added.write(line, 0, line.length);
    }

    /** Writes what was added, and returns when it is on disk. */
    void force() throws IOException {
        CdrFile current = file;
        if (current == null || added.size() == 0) {
            return;
        }
        ByteBuffer octets = ByteBuffer.wrap(added.toByteArray());
        current.write(octets, durable);
        doubtful = true;
        current.force();
        doubtful = false;
        durable += added.size();
        added.reset();
    }

    /** Closes the file for good, once what was added is on disk, and begins another. */
    void retire(Instant now) throws IOException {
        force();
        close();
        Path name = archive.next(now);
        files.rename(path, name);
        durable = 0;
        doubtful = false;
        files.forceFolder(archive.folder());
        open(now);
    }

    /** Something failed: nothing of what was added counts, and the file is opened anew before anything else. */
    void failed() {
        added.reset();
        try {
            cutOff();
        } catch (IOException e) {
            LOG.debug("the end of {} could not be cut off: {}", path, e.getMessage());
        }
        try {
            close();
        } catch (IOException e) {
            LOG.debug("{} could not be closed: {}", path, e.getMessage());
        }
    }

    /** Whoever reads the file meanwhile is not to see half a line; and where there is no room, half a line takes some. */
    private void cutOff() throws IOException {
        CdrFile current = file;
        if (current != null && !doubtful && durable >= 0 && current.size() > durable) {
            current.truncate(durable);
        }
    }

    @Override
    public void close() throws IOException {
        CdrFile current = file;
        file = null;
        if (current != null) {
            current.close();
        }
    }
}
