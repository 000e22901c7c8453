package io.stonechat.protocol;

import java.util.Optional;

/**
 * The value of {@code source_subaddress} and {@code dest_subaddress} (SMPP 3.4 §5.3.2.15).
 *
 * @param type the type: 0x80 NSAP even, 0x88 NSAP odd, 0xA0 user specified; others are reserved, and seen
 * @param address the address as it came
 */
public record Subaddress(int type, Octets address) {

    /** NSAP, an even number of digits. */
    public static final int NSAP_EVEN = 0x80;

    /** NSAP, an odd number of digits. */
    public static final int NSAP_ODD = 0x88;

    /** User specified. */
    public static final int USER_SPECIFIED = 0xA0;

    /** The subaddress in a TLV's value; empty if the value is. */
    public static Optional<Subaddress> parse(Octets value) {
        return value.isEmpty()
                ? Optional.empty()
                : Optional.of(new Subaddress(value.at(0), value.slice(1, value.length())));
    }

    /** Whether the specification has the type. Some peers leave it out, and their address begins with it. */
    public boolean isKnownType() {
        return type == NSAP_EVEN || type == NSAP_ODD || type == USER_SPECIFIED;
    }

    /** The value of the TLV. */
    public Octets toOctets() {
        return Octets.of((byte) type).concat(address);
    }
}
