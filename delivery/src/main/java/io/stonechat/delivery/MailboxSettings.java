package io.stonechat.delivery;

import java.time.Duration;

/**
 * How receipts and messages from handsets wait for their ESME.
 *
 * @param retryPause the pause after an ESME refused a delivery or did not answer it
 * @param expireAfter how long a delivery is kept for its ESME
 * @param maxQueued how many deliveries may wait for one account; above it its new submits get ESME_RMSGQFUL
 * @param window how many deliveries to one account may be unanswered at once
 */
public record MailboxSettings(Duration retryPause, Duration expireAfter, long maxQueued, int window) {

    /** Again after 10 s, kept for 3 d, at most 100,000 an account, 100 in flight. */
    public static final MailboxSettings DEFAULT =
            new MailboxSettings(Duration.ofSeconds(10), Duration.ofDays(3), 100_000, 100);
}
