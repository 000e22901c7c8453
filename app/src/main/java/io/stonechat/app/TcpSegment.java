package io.stonechat.app;

import io.stonechat.protocol.Octets;
import org.jspecify.annotations.Nullable;

/**
 * A TCP segment of a capture.
 *
 * @param packet the number of the packet it came in
 * @param source who sent it
 * @param destination who it is for
 * @param sequence the sequence number of its first octet, an unsigned 32-bit number as its raw bits
 * @param opens whether it starts a connection (SYN)
 * @param length how many octets it carried
 * @param payload those of them that were captured
 */
record TcpSegment(
        Packet packet, Endpoint source, Endpoint destination, int sequence, boolean opens, int length, Octets payload) {

    /** The segment in a packet; null when it holds none, or so little of it was captured that it cannot be told. */
    static @Nullable TcpSegment of(Packet packet) {
        return new SegmentParser(packet).parse();
    }
}
