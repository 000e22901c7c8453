package io.stonechat.store;

import java.util.EnumSet;
import java.util.Set;

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

    /** What is refused while there are so many open messages. */
    Set<Purpose> refused(long open) {
        Set<Purpose> refused = EnumSet.noneOf(Purpose.class);
        for (Purpose purpose : Purpose.values()) {
            if (open >= limit(purpose)) {
                refused.add(purpose);
            }
        }
        return refused;
    }

    /** Why a batch is refused while there are so many open messages. */
    String full(long open) {
        return "The store holds " + open + " open messages of at most " + maxMessages
                + "; raise store.max_messages or wait until some have ended.";
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
