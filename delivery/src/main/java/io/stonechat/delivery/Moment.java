package io.stonechat.delivery;

import java.time.Instant;
import java.time.InstantSource;

/**
 * A point in time, by both clocks.
 *
 * @param now by the wall clock
 * @param nanos by the monotonic clock of the process
 */
record Moment(Instant now, long nanos) {

    static Moment of(InstantSource clock) {
        return new Moment(clock.instant(), System.nanoTime());
    }
}
