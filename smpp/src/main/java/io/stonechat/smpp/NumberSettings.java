package io.stonechat.smpp;

import org.jspecify.annotations.Nullable;

/**
 * How numbers are brought into one form, E.164.
 *
 * @param normalise what is done with that form
 * @param region the region of numbers that are written nationally, where neither user nor route says another; null for none
 */
public record NumberSettings(Normalise normalise, @Nullable String region) {

    /** Numbers stay as they come. */
    public static final NumberSettings OFF = new NumberSettings(Normalise.OFF, null);

    /** What is done with a number's international form. */
    public enum Normalise {
        /** Nothing: numbers are taken as they come. */
        OFF,
        /** Rules and lists look at it; the message goes on as it came. */
        MATCH,
        /** Rules and lists look at it, and the message is sent with it. */
        SEND
    }
}
