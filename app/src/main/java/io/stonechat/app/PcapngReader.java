package io.stonechat.app;

import io.stonechat.protocol.Octets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads the newer capture format: sections of blocks, in which interfaces are described and packets name theirs. */
final class PcapngReader {

    // The same in either byte order.
    private static final int SECTION_HEADER = 0x0A0D0D0A;
    private static final int INTERFACE_DESCRIPTION = 1;
    private static final int OBSOLETE_PACKET = 2;
    private static final int SIMPLE_PACKET = 3;
    private static final int ENHANCED_PACKET = 6;

    private static final int BYTE_ORDER_MAGIC = 0x1A2B3C4D;
    // Type and length before the body, the length again after it.
    private static final int AROUND_BODY = 12;

    private final InputStream in;
    private final Consumer<Packet> sink;
    private final List<CaptureInterface> interfaces = new ArrayList<>();
    private ByteOrder order = ByteOrder.BIG_ENDIAN;
    private int packets;

    /** A reader of what follows the file's first four octets, which are the type of its first block. */
    PcapngReader(InputStream in, Consumer<Packet> sink) {
        this.in = in;
        this.sink = sink;
    }

    void read() throws IOException {
        int type = SECTION_HEADER;
        while (block(type)) {
            byte[] next = in.readNBytes(Integer.BYTES);
            if (next.length < Integer.BYTES) {
                return;
            }
            type = ByteBuffer.wrap(next).order(order).getInt();
        }
    }

    /** Reads the block whose type has been read; false at the end of the file. */
    private boolean block(int type) throws IOException {
        byte[] length = in.readNBytes(Integer.BYTES);
        int bodyRead = 0;
        if (type == SECTION_HEADER) {
            // It says itself in which order its numbers are, its own length included.
            byte[] magic = in.readNBytes(Integer.BYTES);
            bodyRead = Integer.BYTES;
            boolean big = magic.length == bodyRead && ByteBuffer.wrap(magic).getInt() == BYTE_ORDER_MAGIC;
            order = big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
            interfaces.clear();
        }
        if (length.length < Integer.BYTES) {
            return false;
        }
        int total = ByteBuffer.wrap(length).order(order).getInt();
        if (total < AROUND_BODY + bodyRead || total > PcapReader.LONGEST_PACKET) {
            throw new Failure("The capture is damaged: after packet %d a block claims %d octets."
                    .formatted(packets, Integer.toUnsignedLong(total)));
        }
        int left = total - AROUND_BODY - bodyRead;
        byte[] body = in.readNBytes(left);
        if (body.length < left || in.readNBytes(Integer.BYTES).length < Integer.BYTES) {
            return false;
        }
        body(type, ByteBuffer.wrap(body).order(order));
        return true;
    }

    private void body(int type, ByteBuffer body) {
        switch (type) {
            case INTERFACE_DESCRIPTION -> interfaces.add(CaptureInterface.read(body));
            case ENHANCED_PACKET -> timedPacket(body, interfaceAt(number(body)));
            case OBSOLETE_PACKET -> {
                need(body, Integer.BYTES);
                CaptureInterface on = interfaceAt(Short.toUnsignedInt(body.getShort()));
                body.getShort(); // how many packets were dropped
                timedPacket(body, on);
            }
            case SIMPLE_PACKET -> {
                CaptureInterface on = interfaceAt(0);
                int original = number(body);
                packet(Instant.EPOCH, on, body, Math.min(original, body.remaining()));
            }
            default -> {} // names, statistics and the like
        }
    }

    private void timedPacket(ByteBuffer body, CaptureInterface on) {
        long time = Integer.toUnsignedLong(number(body)) << Integer.SIZE | Integer.toUnsignedLong(number(body));
        int captured = number(body);
        number(body); // how long the packet was
        packet(on.instant(time), on, body, captured);
    }

    private void packet(Instant time, CaptureInterface on, ByteBuffer body, int length) {
        need(body, length);
        byte[] bytes = new byte[length];
        body.get(bytes);
        packets++;
        sink.accept(new Packet(packets, time, on.linkType(), Octets.copyOf(bytes)));
    }

    private CaptureInterface interfaceAt(int index) {
        if (index < 0 || index >= interfaces.size()) {
            throw new Failure("The capture is damaged: packet %d names interface %d of %d."
                    .formatted(packets + 1, index, interfaces.size()));
        }
        return interfaces.get(index);
    }

    private int number(ByteBuffer body) {
        need(body, Integer.BYTES);
        return body.getInt();
    }

    private void need(ByteBuffer body, int octets) {
        if (octets < 0 || octets > body.remaining()) {
            throw new Failure("The capture is damaged: packet %d does not fit its block.".formatted(packets + 1));
        }
    }
}
