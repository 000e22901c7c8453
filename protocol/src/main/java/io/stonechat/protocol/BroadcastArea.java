package io.stonechat.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Optional;

/**
 * The value of {@code broadcast_area_identifier} (SMPP 5.0 §4.8.4.4).
 *
 * @param format 0 the name of an area, 1 an ellipsoid arc, 2 a polygon
 * @param details the area in that format
 */
public record BroadcastArea(int format, Octets details) {

    /** The name of an area that the centre knows. */
    public static final int ALIAS = 0;

    /** An ellipsoid arc (3GPP TS 23.032). */
    public static final int ELLIPSOID_ARC = 1;

    /** A polygon (3GPP TS 23.032). */
    public static final int POLYGON = 2;

    /** The area in a TLV's value; empty if the value is. */
    public static Optional<BroadcastArea> parse(Octets value) {
        return value.isEmpty()
                ? Optional.empty()
                : Optional.of(new BroadcastArea(value.at(0), value.slice(1, value.length())));
    }

    /** The area of this name. */
    public static BroadcastArea named(String name) {
        return new BroadcastArea(ALIAS, Octets.of(name.getBytes(ISO_8859_1)));
    }

    /** The value of the TLV. */
    public Octets toOctets() {
        return Octets.of((byte) format).concat(details);
    }
}
