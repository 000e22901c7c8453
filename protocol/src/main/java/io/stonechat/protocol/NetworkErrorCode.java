package io.stonechat.protocol;

import java.util.Optional;

/**
 * The value of {@code network_error_code} (SMPP 3.4 §5.3.2.31).
 *
 * @param network the network: 1 ANSI-136, 2 IS-95, 3 GSM, in SMPP 5.0 also 4 ANSI-136 cause, 5 IS-95 cause, 6 ANSI-41, 7 SMPP,
 *     8 message centre; any octet is kept
 * @param code the network's own code, 0 to 65,535
 */
public record NetworkErrorCode(int network, int code) {

    private static final int LENGTH = 3;

    /** The code in a TLV's value; empty if the value does not have three octets. */
    public static Optional<NetworkErrorCode> parse(Octets value) {
        return value.length() == LENGTH
                ? Optional.of(new NetworkErrorCode(value.at(0), value.at(1) << 8 | value.at(2)))
                : Optional.empty();
    }

    /** The value of the TLV. */
    public Octets toOctets() {
        return Octets.of((byte) network, (byte) (code >>> 8), (byte) code);
    }
}
