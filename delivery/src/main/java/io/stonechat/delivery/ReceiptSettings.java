package io.stonechat.delivery;

import java.time.Duration;
import java.time.Instant;

/**
 * How receipts of upstreams are waited for and kept.
 *
 * @param waitBeyond how long after the end of its validity a sent message waits for its receipt, then ends as UNKNOWN
 * @param keep how long ended messages, their correlations and unmatched receipts are kept
 * @param keepText how long the texts of these are kept; not longer than {@code keep}
 * @param hold how long a receipt without a message waits for its response when no submit on its bind is unanswered
 * @param maxHold how long it waits at most
 * @param maxHeld how many such receipts wait at most; further ones are unmatched at once
 */
public record ReceiptSettings(
        Duration waitBeyond, Duration keep, Duration keepText, Duration hold, Duration maxHold, int maxHeld) {

    /** Waits 48 h, keeps 7 d, holds 5 s to 2 min, at most 10,000. */
    public static final ReceiptSettings DEFAULT = new ReceiptSettings(
            Duration.ofDays(2), Duration.ofDays(7), Duration.ofSeconds(5), Duration.ofMinutes(2), 10_000);

    /** Settings that keep texts as long as the rest. */
    public ReceiptSettings(Duration waitBeyond, Duration keep, Duration hold, Duration maxHold, int maxHeld) {
        this(waitBeyond, keep, keep, hold, maxHold, maxHeld);
    }

    /** When the first of what ended then is to be forgotten: the text, or at once the whole record. */
    Instant firstForgotten(Instant ended) {
        return ended.plus(keepText.compareTo(keep) < 0 ? keepText : keep);
    }
}
