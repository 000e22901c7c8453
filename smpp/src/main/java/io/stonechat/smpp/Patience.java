package io.stonechat.smpp;

import io.stonechat.session.Accepted;
import io.stonechat.session.NotSent;
import io.stonechat.session.Outcome;
import io.stonechat.session.Rejected;
import io.stonechat.session.Unknown;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How often a session has left a delivery without an answer: after three in a row it is set aside for a minute, and the
 * deliveries of its account go to other sessions, if there are any. Thread-safe.
 */
final class Patience {
    private static final int MOST = 3;
    private static final Duration REST = Duration.ofMinutes(1);

    private final InstantSource clock;
    private int inARow;
    private Instant until = Instant.MIN;

    Patience(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void note(Outcome outcome) {
        switch (outcome) {
            case Accepted _, Rejected _ -> {
                inARow = 0;
                until = Instant.MIN;
            }
            case Unknown _ -> {
                inARow++;
                if (inARow >= MOST) {
                    until = clock.instant().plus(REST);
                }
            }
            case NotSent _ -> {}
        }
    }

    synchronized boolean isOver() {
        return until.isAfter(clock.instant());
    }
}
