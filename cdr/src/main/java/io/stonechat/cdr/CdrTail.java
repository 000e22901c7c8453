package io.stonechat.cdr;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.json.JsonFactory;

/**
 * The end of a file of records, as it is found at a start.
 *
 * @param end how many octets the file has up to its last whole line; what follows was torn off
 * @param lines the last records, oldest first
 * @param unreadable how many lines among them are no records
 */
record CdrTail(long end, List<CdrKey.Line> lines, int unreadable) {

    private static final int LENGTH = 4 << 20;

    private static final CdrTail EMPTY = new CdrTail(0, List.of(), 0);

    static CdrTail read(CdrFile file) throws IOException {
        long size = file.size();
        int length = (int) Math.min(LENGTH, size);
        if (length == 0) {
            return EMPTY;
        }
        ByteBuffer buffer = ByteBuffer.allocate(length);
        file.read(buffer, size - length);
        return of(buffer.array(), buffer.position(), size - length);
    }

    /** The records of a file that was read whole. */
    static CdrTail of(byte[] octets) {
        return of(octets, octets.length, 0);
    }

    private static CdrTail of(byte[] octets, int length, long offset) {
        JsonFactory json = new JsonFactory();
        List<CdrKey.Line> lines = new ArrayList<>();
        int unreadable = 0;
        // In the middle of a file the first line is likely to be cut by us.
        int begin = offset == 0 ? 0 : lineFeed(octets, 0, length) + 1;
        int end = begin;
        for (int feed = lineFeed(octets, begin, length); feed >= 0; feed = lineFeed(octets, end, length)) {
            CdrKey.Line line = CdrKey.Line.parse(json, octets, end, feed - end);
            if (line == null) {
                unreadable++;
            } else {
                lines.add(line);
            }
            end = feed + 1;
        }
        return new CdrTail(offset + end, lines, unreadable);
    }

    private static int lineFeed(byte[] octets, int from, int length) {
        for (int i = from; i < length; i++) {
            if (octets[i] == '\n') {
                return i;
            }
        }
        return -1;
    }
}
