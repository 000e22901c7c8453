package io.stonechat.store;

import java.util.zip.CRC32C;

/**
 * How the log is cut into pieces: checksum, length, and what the piece says, which begins with its kind.
 *
 * <p>The checksum covers length and piece and is mixed with the position that the file begins at, so that what an earlier
 * use of the same file has left in it is never taken for a piece of this one.
 */
final class LogFrame {

    /** Octets before what a piece says. */
    static final int HEADER = 8;

    /** The effects of one batch. */
    static final int BATCH = 1;

    /** The effects of one batch of new messages that its sender is told of when it is durable, not before. */
    static final int NEW = 4;

    /** Up to where the log was durable when the pieces behind this one were written. */
    static final int MARK = 2;

    /** The file ends here; the log goes on in the next one. */
    static final int END = 3;

    private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

    private LogFrame() {}

    /** Begins a piece of this kind; give the result to {@link #end}. */
    static int begin(RecordWriter out, int kind) {
        int start = out.length();
        out.int64(0);
        out.octet(kind);
        return start;
    }

    /** Ends the piece that began there; its checksum comes when it is known which file it goes to. */
    static void end(RecordWriter out, int start) {
        out.put32(start + Integer.BYTES, out.length() - start - HEADER);
    }

    /** Fills in the checksums of all pieces. */
    static void seal(RecordWriter pieces, long base) {
        int at = 0;
        while (at < pieces.length()) {
            int length = int32(pieces.array(), at + Integer.BYTES);
            pieces.put32(at, checksum(pieces.array(), at, length, base));
            at += HEADER + length;
        }
    }

    /** How long the piece is that begins there, its header aside; 0 if there is no whole one. */
    static int lengthAt(byte[] file, int at, long base) {
        if (at < 0 || file.length - at < HEADER) {
            return 0;
        }
        int length = int32(file, at + Integer.BYTES);
        boolean fits = length > 0 && length <= file.length - at - HEADER;
        return fits && int32(file, at) == checksum(file, at, length, base) ? length : 0;
    }

    /** Whether a whole piece of this length begins there; the cheaper question. */
    static boolean isAt(byte[] file, int at, int length, long base) {
        return file.length - at >= HEADER + length
                && int32(file, at + Integer.BYTES) == length
                && lengthAt(file, at, base) == length;
    }

    private static int checksum(byte[] array, int at, int length, long base) {
        var crc = new CRC32C();
        crc.update(array, at + Integer.BYTES, Integer.BYTES + length);
        return (int) crc.getValue() ^ (int) ((base * MIX) >>> Integer.SIZE);
    }

    private static int int32(byte[] array, int at) {
        return (array[at] & 0xFF) << 24
                | (array[at + 1] & 0xFF) << 16
                | (array[at + 2] & 0xFF) << 8
                | (array[at + 3] & 0xFF);
    }
}
