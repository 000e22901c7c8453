package io.stonechat.protocol;

import java.util.Optional;

/**
 * The value of {@code callback_num_atag}: the name that goes with a callback number (SMPP 3.4 §5.3.2.38).
 *
 * @param dataCoding how the name is encoded, 0 to 255
 * @param name the name in that encoding
 */
public record CallbackTag(int dataCoding, Octets name) {

    /** The name in a TLV's value; empty if the value is. */
    public static Optional<CallbackTag> parse(Octets value) {
        return value.isEmpty()
                ? Optional.empty()
                : Optional.of(new CallbackTag(value.at(0), value.slice(1, value.length())));
    }

    /** The name as text. */
    public String text() {
        return Text.decode(dataCoding, name);
    }

    /** The value of the TLV. */
    public Octets toOctets() {
        return Octets.of((byte) dataCoding).concat(name);
    }
}
