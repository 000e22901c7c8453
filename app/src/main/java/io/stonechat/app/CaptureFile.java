package io.stonechat.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.util.function.Consumer;

/** Capture files of either format, told apart by their first four octets. */
final class CaptureFile {

    /** How many octets {@link #isCapture} looks at. */
    static final int MAGIC_LENGTH = 4;

    private static final int PCAP_MICROSECONDS = 0xA1B2C3D4;
    private static final int PCAP_NANOSECONDS = 0xA1B23C4D;
    private static final int PCAPNG = 0x0A0D0D0A;

    private CaptureFile() {}

    /** Whether these octets start a capture file. */
    static boolean isCapture(byte[] start) {
        if (start.length < MAGIC_LENGTH) {
            return false;
        }
        int magic = magic(start);
        return magic == PCAPNG || isPcap(magic) || isPcap(Integer.reverseBytes(magic));
    }

    /**
     * Hands over every packet, in the order of the file; a packet cut off at the end of the file is left out.
     *
     * @param in the file from its start
     * @throws IOException if reading fails
     * @throws Failure if the file is damaged
     */
    static void read(InputStream in, Consumer<Packet> sink) throws IOException {
        byte[] start = in.readNBytes(MAGIC_LENGTH);
        int magic = magic(start);
        if (magic == PCAPNG) {
            new PcapngReader(in, sink).read();
            return;
        }
        boolean big = isPcap(magic);
        boolean nanoseconds = magic == PCAP_NANOSECONDS || Integer.reverseBytes(magic) == PCAP_NANOSECONDS;
        new PcapReader(in, big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN, nanoseconds, sink).read();
    }

    private static boolean isPcap(int magic) {
        return magic == PCAP_MICROSECONDS || magic == PCAP_NANOSECONDS;
    }

    private static int magic(byte[] start) {
        return (start[0] & 0xFF) << 24 | (start[1] & 0xFF) << 16 | (start[2] & 0xFF) << 8 | (start[3] & 0xFF);
    }
}
