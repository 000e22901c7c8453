package io.stonechat.delivery;

import java.time.Instant;
import java.time.InstantSource;

/**
 * When and where something happens: a point in time, by both clocks, at a gateway.
 *
 * @param now by the wall clock
 * @param nanos by the monotonic clock of the process
 * @param node the name of the gateway
 */
record Moment(Instant now, long nanos, String node) {

    static Moment of(InstantSource clock, String node) {
        return new Moment(clock.instant(), System.nanoTime(), node);
    }
}
