package io.stonechat.cdr;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How often a file of records is closed and another one begun, whatever its size. */
enum CdrPeriod {
    /** At each full hour. */
    HOUR,
    /** At midnight, UTC. */
    DAY,
    /** Only for its size. */
    NEVER;

    /** When the period began that this time is in. */
    Instant start(Instant time) {
        return switch (this) {
            case HOUR -> time.truncatedTo(ChronoUnit.HOURS);
            case DAY -> time.truncatedTo(ChronoUnit.DAYS);
            case NEVER -> Instant.EPOCH;
        };
    }
}
