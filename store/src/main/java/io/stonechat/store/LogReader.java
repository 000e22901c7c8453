package io.stonechat.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads the log from a position to its end.
 *
 * <p>A torn end of the last file is what a crash leaves, and is passed over: nothing of it was ever called durable. Anything
 * else that does not read is damage.
 */
final class LogReader {

    private static final int MARK_LENGTH = 1 + Long.BYTES;

    private final List<LogSegment> segments;
    private final Path folder;

    LogReader(Path folder) throws IOException {
        this.folder = folder;
        this.segments = LogSegment.list(folder);
    }

    /** Takes the effects of one batch. */
    interface Batches {

        /**
         * Takes a batch.
         *
         * @param effects its effects, as they are written
         * @param isNew whether its sender was told of it only when it was durable, if ever
         * @param end the position behind it
         */
        void take(RecordReader effects, boolean isNew, long end) throws IOException;
    }

    /** Hands on each batch that was written at this position or behind it, and returns where the log ends. */
    long read(long from, Batches batches) throws IOException {
        List<LogSegment> needed = needed(from);
        long end = from;
        for (LogSegment segment : needed) {
            if (end != from && segment.base() != end) {
                throw missing(end);
            }
            end = read(segment, from, segment.equals(needed.getLast()), batches);
        }
        return Math.max(from, end);
    }

    private List<LogSegment> needed(long from) {
        int first = 0;
        while (first + 1 < segments.size() && segments.get(first + 1).base() <= from) {
            first++;
        }
        if (!segments.isEmpty() && segments.get(first).base() > from) {
            throw missing(from);
        }
        return segments.subList(first, segments.size());
    }

    private StoreFormatException missing(long position) {
        return new StoreFormatException("A file of the log is missing in " + folder + ": none goes on at " + position
                + ". Put it back, or open a backup.");
    }

    private static long read(LogSegment segment, long from, boolean isLast, Batches batches) throws IOException {
        byte[] file = Files.readAllBytes(segment.file());
        if (!beginsWell(file, segment.base())) {
            return endAt(segment, file, 0, isLast);
        }
        int at = LogSegment.HEADER;
        int length = LogFrame.lengthAt(file, at, segment.base());
        while (length > 0) {
            int next = at + LogFrame.HEADER + length;
            int kind = file[at + LogFrame.HEADER];
            if (kind == LogFrame.END) {
                return segment.base() + next;
            }
            if (kind != LogFrame.MARK && segment.base() + at >= from) {
                hand(segment, new RecordReader(file, at, next - at), batches);
            }
            at = next;
            length = LogFrame.lengthAt(file, at, segment.base());
        }
        return endAt(segment, file, at, isLast);
    }

    private static boolean beginsWell(byte[] file, long base) {
        if (file.length < LogSegment.HEADER) {
            return false;
        }
        var header = new RecordReader(file, 0, LogSegment.HEADER);
        return header.int64() == LogSegment.MAGIC && header.int64() == base;
    }

    private static void hand(LogSegment segment, RecordReader piece, Batches batches) throws IOException {
        int at = piece.position();
        long end = segment.base() + at + piece.remaining();
        piece.int64();
        int kind = piece.octet();
        try {
            if (kind != LogFrame.BATCH && kind != LogFrame.NEW) {
                throw new StoreFormatException("the kind of piece " + kind + " is of a newer release");
            }
            batches.take(piece, kind == LogFrame.NEW, end);
        } catch (StoreFormatException problem) {
            throw new StoreFormatException(
                    "The log " + segment.file() + " cannot be read at offset " + at + ": " + problem.getMessage()
                            + ". Open a backup, or the release that wrote it.",
                    problem);
        }
    }

    /** Where a file ends that does not say so: a crash, if nothing behind shows that it was durable beyond. */
    private static long endAt(LogSegment segment, byte[] file, int at, boolean isLast) {
        if (!isLast || durableUpTo(file, at, segment.base()) > segment.base() + at) {
            throw new StoreFormatException(
                    "The log " + segment.file() + " is damaged at offset " + at
                            + ": what was stored there does not match its checksum. Open a backup; what came after it is lost.");
        }
        return segment.base() + at;
    }

    private static long durableUpTo(byte[] file, int from, long base) {
        long durable = 0;
        for (int at = from + 1; at < file.length - LogFrame.HEADER - MARK_LENGTH; at++) {
            if (file[at + LogFrame.HEADER] == LogFrame.MARK && LogFrame.isAt(file, at, MARK_LENGTH, base)) {
                durable = Math.max(durable, new RecordReader(file, at + LogFrame.HEADER + 1, Long.BYTES).int64());
            }
        }
        return durable;
    }
}
