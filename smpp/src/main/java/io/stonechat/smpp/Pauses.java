package io.stonechat.smpp;

import io.stonechat.session.SmppSession;
import java.time.Duration;
import java.util.List;

/** How long one has to wait for the first of several sessions that pause since their peers have no room. */
final class Pauses {
    private Pauses() {}

    /** Zero if one of them does not pause, or there is none. */
    static Duration shortest(List<SmppSession> sessions) {
        Duration shortest = Duration.ZERO;
        for (SmppSession session : sessions) {
            Duration pause = session.pause();
            if (pause.isZero()) {
                return pause;
            }
            shortest = shortest.isZero() || pause.compareTo(shortest) < 0 ? pause : shortest;
        }
        return shortest;
    }
}
