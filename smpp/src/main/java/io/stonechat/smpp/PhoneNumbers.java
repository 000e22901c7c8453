package io.stonechat.smpp;

import org.jspecify.annotations.Nullable;

/**
 * The namespace {@code numbers}: telephone numbers as people and networks write them, in whichever form is wanted. For any
 * thread; nothing here waits.
 *
 * <p>A number is read as national by the numbering plan of its home. Without one it must be international, with or without
 * {@code +} or {@code 00}. It has to be possible, not in use: ranges are opened faster than gateways are updated.
 */
public interface PhoneNumbers {

    /**
     * Reads a number; home is {@code routing.region}.
     *
     * @param raw digits, a leading {@code +}, and separators ({@code - . ( )} and spaces), which are left out
     * @throws IllegalArgumentException if it is a name, a short code, or no number that its plan knows
     */
    default DialledNumber parse(String raw) {
        return parse(raw, null);
    }

    /**
     * Reads a number.
     *
     * @param raw digits, a leading {@code +}, and separators ({@code - . ( )} and spaces), which are left out
     * @param home the region ({@code NL}) or the country code ({@code 31}) of numbers that are written nationally; null for
     *     {@code routing.region}
     * @throws IllegalArgumentException if it is a name, a short code, or no number that its plan knows; or if there is no such
     *     home
     */
    DialledNumber parse(String raw, @Nullable String home);
}
