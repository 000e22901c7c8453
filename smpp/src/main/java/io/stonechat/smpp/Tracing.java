package io.stonechat.smpp;

import io.stonechat.session.SmppSession;
import io.stonechat.session.TraceDetail;

/** Whether the PDUs of a session are written to the log, and how much of each. */
public enum Tracing {
    /** None. */
    OFF,
    /** Without passwords and texts, and of numbers the last two digits. */
    REDACTED,
    /** All of it. */
    FULL;

    /** What holds for a session now. */
    static Tracing of(SmppSession session) {
        return session.traced()
                .map(detail -> switch (detail) {
                    case REDACTED -> REDACTED;
                    case FULL -> FULL;
                })
                .orElse(OFF);
    }

    TraceDetail detail() {
        return this == FULL ? TraceDetail.FULL : TraceDetail.REDACTED;
    }
}
