package io.stonechat.protocol;

import java.util.Optional;

/**
 * The value of {@code broadcast_frequency_interval}: how often a broadcast is repeated (SMPP 5.0 §4.8.4.11).
 *
 * @param unit 0 as often as possible, 8 seconds, 9 minutes, 10 hours, 11 days, 12 weeks, 13 months, 14 years
 * @param interval how many of the units lie between two broadcasts, 0 to 65,535
 */
public record BroadcastFrequency(int unit, int interval) {

    private static final int LENGTH = 3;

    /** The interval in a TLV's value; empty if the value does not have three octets. */
    public static Optional<BroadcastFrequency> parse(Octets value) {
        return value.length() == LENGTH
                ? Optional.of(new BroadcastFrequency(value.at(0), value.at(1) << 8 | value.at(2)))
                : Optional.empty();
    }

    /** The value of the TLV. */
    public Octets toOctets() {
        return Octets.of((byte) unit, (byte) (interval >>> 8), (byte) interval);
    }
}
