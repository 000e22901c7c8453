package io.stonechat.protocol;

import java.util.Optional;

/**
 * The value of {@code broadcast_content_type} (SMPP 5.0 §4.8.4.8).
 *
 * @param network the network: 0 generic, 1 GSM, 2 TDMA, 3 CDMA
 * @param content the kind of content, 0 to 65,535, such as 0x0010 for weather
 */
public record BroadcastContentType(int network, int content) {

    private static final int LENGTH = 3;

    /** The type in a TLV's value; empty if the value does not have three octets. */
    public static Optional<BroadcastContentType> parse(Octets value) {
        return value.length() == LENGTH
                ? Optional.of(new BroadcastContentType(value.at(0), value.at(1) << 8 | value.at(2)))
                : Optional.empty();
    }

    /** The value of the TLV. */
    public Octets toOctets() {
        return Octets.of((byte) network, (byte) (content >>> 8), (byte) content);
    }
}
