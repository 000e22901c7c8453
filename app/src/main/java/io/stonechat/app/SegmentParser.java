package io.stonechat.app;

import io.stonechat.protocol.Octets;
import org.jspecify.annotations.Nullable;

/** Takes a captured packet apart: link layer, IP of either version, TCP. */
final class SegmentParser {

    private static final int TCP = 6;
    private static final int IPV4_HEADER = 20;
    private static final int IPV6_HEADER = 40;
    private static final int TCP_HEADER = 20;
    private static final int SYN = 0x02;
    private static final int IPV4_FRAGMENT = 0x3FFF;
    private static final int EXTENSION_UNIT = 8;

    private final Packet packet;
    private final byte[] bytes;

    SegmentParser(Packet packet) {
        this.packet = packet;
        this.bytes = packet.octets().toByteArray();
    }

    @Nullable
    TcpSegment parse() {
        int at = LinkLayer.ipOffset(packet.linkType(), bytes);
        if (at < 0 || !has(at, 1)) {
            return null;
        }
        return switch ((bytes[at] >> 4) & 0xF) {
            case 4 -> ipv4(at);
            case 6 -> ipv6(at);
            default -> null;
        };
    }

    private @Nullable TcpSegment ipv4(int at) {
        int header = (bytes[at] & 0xF) * Integer.BYTES;
        if (header < IPV4_HEADER || !has(at, header) || octet(at + 9) != TCP || (int16(at + 6) & IPV4_FRAGMENT) != 0) {
            return null;
        }
        // A sending machine that leaves segmentation to its network card captures a length of 0.
        int total = int16(at + 2) == 0 ? bytes.length - at : int16(at + 2);
        return tcp(new Addresses(at + 12, at + 16, Integer.BYTES), at + header, at + total);
    }

    private @Nullable TcpSegment ipv6(int at) {
        if (!has(at, IPV6_HEADER)) {
            return null;
        }
        int payload = int16(at + 4);
        int end = payload == 0 ? bytes.length : at + IPV6_HEADER + payload;
        int next = octet(at + 6);
        int header = at + IPV6_HEADER;
        while (isExtension(next) && has(header, EXTENSION_UNIT)) {
            next = octet(header);
            header += (octet(header + 1) + 1) * EXTENSION_UNIT;
        }
        return next == TCP ? tcp(new Addresses(at + 8, at + 24, 16), header, end) : null;
    }

    /** Hop-by-hop options, routing and destination options; fragments are not put together. */
    private static boolean isExtension(int nextHeader) {
        return nextHeader == 0 || nextHeader == 43 || nextHeader == 60;
    }

    private @Nullable TcpSegment tcp(Addresses addresses, int at, int end) {
        if (!has(at, TCP_HEADER)) {
            return null;
        }
        int data = at + (octet(at + 12) >> 4) * Integer.BYTES;
        if (data < at + TCP_HEADER || data > end || data > bytes.length) {
            return null;
        }
        return new TcpSegment(
                packet,
                Endpoint.of(bytes, addresses.source, addresses.length, int16(at)),
                Endpoint.of(bytes, addresses.destination, addresses.length, int16(at + 2)),
                int16(at + 4) << 16 | int16(at + 6),
                (octet(at + 13) & SYN) != 0,
                end - data,
                Octets.copyOf(bytes, data, Math.min(end, bytes.length) - data));
    }

    private boolean has(int at, int octets) {
        return at + octets <= bytes.length;
    }

    private int octet(int at) {
        return bytes[at] & 0xFF;
    }

    private int int16(int at) {
        return octet(at) << 8 | octet(at + 1);
    }

    /** Where the two addresses of an IP header stand. */
    private record Addresses(int source, int destination, int length) {}
}
