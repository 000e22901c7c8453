package io.stonechat.protocol;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A capture of one TCP connection from 192.0.2.1:40000 to 192.0.2.2:2775, a packet for each PDU. */
final class PcapFile {

    private static final int RAW_IP = 101;
    private static final int IP_HEADER = 20;
    private static final int TCP_HEADER = 20;

    private PcapFile() {}

    static Path write(Path file, List<byte[]> pdus) throws IOException {
        var octets = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(octets)) {
            out.writeInt(0xA1B2C3D4); // classic pcap, big-endian, microseconds
            out.writeInt(0x00020004); // version 2.4
            out.writeLong(0); // time zone and accuracy
            out.writeInt(0xFFFF); // longest packet
            out.writeInt(RAW_IP);
            int sequence = 1;
            for (var pdu : pdus) {
                packet(out, sequence, pdu);
                sequence += pdu.length;
            }
        }
        return Files.write(file, octets.toByteArray());
    }

    private static void packet(DataOutputStream out, int sequence, byte[] pdu) throws IOException {
        int length = IP_HEADER + TCP_HEADER + pdu.length;
        out.writeLong(0); // when
        out.writeInt(length); // octets in the file
        out.writeInt(length); // octets on the wire
        out.writeShort(0x4500); // IPv4, a header of 20 octets
        out.writeShort(length);
        out.writeInt(0); // identification, fragment
        out.writeInt(0x40060000); // time to live, TCP, no checksum
        out.writeInt(0xC0000201); // 192.0.2.1
        out.writeInt(0xC0000202); // 192.0.2.2
        out.writeShort(40_000);
        out.writeShort(2775);
        out.writeInt(sequence);
        out.writeInt(1); // acknowledged
        out.writeShort(0x5018); // a header of 20 octets; PSH, ACK
        out.writeShort(8192); // window
        out.writeInt(0); // no checksum, not urgent
        out.write(pdu);
    }
}
