package io.stonechat.app;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Writes captures of TCP segments from 192.0.2.1:40000, in either format, byte order and on various links. */
final class CaptureBuilder {

    private static final int SYN = 0x02;
    private static final int ACK = 0x10;
    private static final int IPV4_HEADER = 20;
    private static final int TCP_HEADER = 20;

    private final List<byte[]> packets = new ArrayList<>();
    private final String linkHeader;
    private int destinationPort = 3700;

    private CaptureBuilder(String linkHeader) {
        this.linkHeader = linkHeader;
    }

    /** Packets that start with these octets, in hexadecimal, before their IP header. */
    static CaptureBuilder onLink(String linkHeader) {
        return new CaptureBuilder(linkHeader);
    }

    /** Packets on Ethernet. */
    static CaptureBuilder onEthernet() {
        return onLink("020000000002 020000000001 0800");
    }

    CaptureBuilder toPort(int port) {
        destinationPort = port;
        return this;
    }

    /** Opens the connection; its first octet then has the next number. */
    CaptureBuilder open(int sequence) {
        return packet(sequence, SYN, new byte[0]);
    }

    /** A segment with octets in hexadecimal, the first of them with this number. */
    CaptureBuilder data(int sequence, String hex) {
        return packet(sequence, ACK, HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    private CaptureBuilder packet(int sequence, int flags, byte[] data) {
        byte[] link = HexFormat.of().parseHex(linkHeader.replace(" ", ""));
        ByteBuffer packet = ByteBuffer.allocate(link.length + IPV4_HEADER + TCP_HEADER + data.length);
        packet.put(link);
        packet.put((byte) 0x45).put((byte) 0).putShort((short) (IPV4_HEADER + TCP_HEADER + data.length));
        packet.putInt(0).put((byte) 64).put((byte) 6).putShort((short) 0);
        packet.put(new byte[] {(byte) 192, 0, 2, 1}).put(new byte[] {(byte) 192, 0, 2, 2});
        packet.putShort((short) 40_000)
                .putShort((short) destinationPort)
                .putInt(sequence)
                .putInt(1);
        packet.put((byte) (5 << 4)).put((byte) flags).putShort((short) 8192).putInt(0);
        packets.add(packet.put(data).array());
        return this;
    }

    /** What was captured of the last packet was cut off after so many octets. */
    CaptureBuilder cutLastTo(int octets) {
        packets.add(java.util.Arrays.copyOf(packets.removeLast(), octets));
        return this;
    }

    /** The octets of the last packet, from its link header on. */
    byte[] lastPacket() {
        return packets.getLast();
    }

    /** The classic format. */
    byte[] pcap(ByteOrder order, boolean nanoseconds, int linkType) {
        ByteBuffer file = ByteBuffer.allocate(1 << 16).order(order);
        file.putInt(nanoseconds ? 0xA1B23C4D : 0xA1B2C3D4).putShort((short) 2).putShort((short) 4);
        file.putInt(0).putInt(0).putInt(65_535).putInt(linkType);
        for (byte[] packet : packets) {
            file.putInt(1_795_000_000).putInt(250_000);
            file.putInt(packet.length).putInt(packet.length).put(packet);
        }
        return written(file);
    }

    /** The classic format as most machines write it, on Ethernet. */
    byte[] pcap() {
        return pcap(ByteOrder.LITTLE_ENDIAN, false, 1);
    }

    /** The newer format: a section, an interface with a clock of nanoseconds, a block of a type nobody knows, the packets. */
    byte[] pcapng(ByteOrder order) {
        ByteBuffer file = ByteBuffer.allocate(1 << 16).order(order);
        file.putInt(0x0A0D0D0A)
                .putInt(28)
                .putInt(0x1A2B3C4D)
                .putShort((short) 1)
                .putShort((short) 0);
        file.putLong(-1).putInt(28);
        file.putInt(1).putInt(32).putShort((short) 1).putShort((short) 0).putInt(0);
        file.putShort((short) 9).putShort((short) 1).putInt(order == ByteOrder.BIG_ENDIAN ? 9 << 24 : 9);
        file.putInt(0).putInt(32);
        file.putInt(0x0BAD).putInt(16).putInt(0).putInt(16);
        for (byte[] packet : packets) {
            int padded = (packet.length + 3) & ~3;
            long nanoseconds = 1_795_000_000_250_000_000L;
            file.putInt(6).putInt(32 + padded).putInt(0);
            file.putInt((int) (nanoseconds >>> 32)).putInt((int) nanoseconds);
            file.putInt(packet.length).putInt(packet.length).put(packet);
            file.put(new byte[padded - packet.length]).putInt(32 + padded);
        }
        return written(file);
    }

    private static byte[] written(ByteBuffer file) {
        byte[] octets = new byte[file.position()];
        file.flip().get(octets);
        return octets;
    }
}
