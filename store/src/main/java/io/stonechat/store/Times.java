package io.stonechat.store;

import java.time.Instant;

/**
 * The absolute times of a message, fixed when it was accepted.
 *
 * @param accepted when it was accepted
 * @param due when it may be sent at the earliest: the time the ESME asked for, else when it was accepted
 * @param validUntil when it expires
 */
public record Times(Instant accepted, Instant due, Instant validUntil) {}
