package io.stonechat.app;

import io.stonechat.protocol.Octets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells the dump of a packet from the dump of a PDU. */
final class PacketShape {

    private static final List<Integer> LINK_TYPES = List.of(LinkLayer.ETHERNET, LinkLayer.RAW_IP, 113, 276, 0);

    private PacketShape() {}

    /** The octets as a packet with a TCP segment in it; null when they start a PDU, or hold no such packet. */
    static @Nullable Packet packet(int number, byte[] octets) {
        if (PduShape.isPlausible(octets, 0)) {
            return null;
        }
        for (int linkType : LINK_TYPES) {
            Packet packet = new Packet(number, Instant.EPOCH, linkType, Octets.copyOf(octets));
            if (TcpSegment.of(packet) != null) {
                return packet;
            }
        }
        return null;
    }
}
