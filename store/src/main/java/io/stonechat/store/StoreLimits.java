package io.stonechat.store;

/**
 * How much a store takes.
 *
 * @param maxMessages how many messages that are not final; above it new submits are refused, a little above MO, then
 *     receipts ({@link Purpose}); at least 1
 * @param maxEnded how many ended messages; above it those that ended first are removed before their time; at least 1
 */
public record StoreLimits(long maxMessages, long maxEnded) {

    /** A million open messages, and as many ended ones. */
    public static final StoreLimits DEFAULT = new StoreLimits(1_000_000, 1_000_000);

    private static final int RESERVE_PERCENT = 10;

    /** Refuses limits below 1. */
    public StoreLimits {
        if (maxMessages < 1 || maxEnded < 1) {
            throw new IllegalArgumentException(
                    "A store keeps at least one message; the limits are " + maxMessages + " and " + maxEnded + ".");
        }
    }

    /** How many open messages there may be before a batch of this purpose is refused. */
    public long limit(Purpose purpose) {
        long reserve = Math.max(1, maxMessages * RESERVE_PERCENT / 100);
        return switch (purpose) {
            case SUBMIT -> maxMessages;
            case MO -> maxMessages + reserve;
            case RECEIPT -> maxMessages + 2 * reserve;
            case OUTCOME -> Long.MAX_VALUE;
        };
    }
}
