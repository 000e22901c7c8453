package io.stonechat.app;

import io.stonechat.protocol.Octets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.function.Consumer;

/** Reads the classic capture format: a file header, then a header and the octets of each packet. */
final class PcapReader {

    /** The longest packet that is believed: what tcpdump itself would ever write is far below. */
    static final int LONGEST_PACKET = 1 << 24;

    private static final int REST_OF_FILE_HEADER = 20;
    private static final int LINK_TYPE_OFFSET = 16;
    // The upper bits tell about a frame check sequence.
    private static final int LINK_TYPE_MASK = 0x0FFFFFFF;
    private static final int PACKET_HEADER = 16;
    private static final int NANOSECONDS_IN_MICROSECOND = 1000;

    private final InputStream in;
    private final ByteOrder order;
    private final int subsecondNanos;
    private final Consumer<Packet> sink;

    /** A reader of what follows the file's first four octets. */
    PcapReader(InputStream in, ByteOrder order, boolean nanoseconds, Consumer<Packet> sink) {
        this.in = in;
        this.order = order;
        this.subsecondNanos = nanoseconds ? 1 : NANOSECONDS_IN_MICROSECOND;
        this.sink = sink;
    }

    void read() throws IOException {
        byte[] header = in.readNBytes(REST_OF_FILE_HEADER);
        if (header.length < REST_OF_FILE_HEADER) {
            throw new Failure("The capture ends within its file header.");
        }
        int linkType = ByteBuffer.wrap(header).order(order).getInt(LINK_TYPE_OFFSET) & LINK_TYPE_MASK;
        int number = 1;
        while (packet(number, linkType)) {
            number++;
        }
    }

    private boolean packet(int number, int linkType) throws IOException {
        byte[] header = in.readNBytes(PACKET_HEADER);
        if (header.length < PACKET_HEADER) {
            return false;
        }
        ByteBuffer fields = ByteBuffer.wrap(header).order(order);
        long seconds = Integer.toUnsignedLong(fields.getInt());
        long subseconds = Integer.toUnsignedLong(fields.getInt());
        int length = fields.getInt();
        if (length < 0 || length > LONGEST_PACKET) {
            throw new Failure("The capture is damaged: packet %d claims %d octets."
                    .formatted(number, Integer.toUnsignedLong(length)));
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            return false;
        }
        sink.accept(new Packet(
                number, Instant.ofEpochSecond(seconds, subseconds * subsecondNanos), linkType, Octets.copyOf(bytes)));
        return true;
    }
}
