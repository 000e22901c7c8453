package io.stonechat.session;

import org.jspecify.annotations.Nullable;

/** Which events are counted as what. */
final class SessionEvents {
    private SessionEvents() {}

    static SessionMetrics.@Nullable Count countOf(SessionEvent event) {
        return switch (event) {
            case SessionEvent.Bound _ -> SessionMetrics.Count.BOUND;
            case SessionEvent.BindRefused _ -> SessionMetrics.Count.BIND_REFUSED;
            case SessionEvent.Closed _ -> SessionMetrics.Count.CLOSED;
            case SessionEvent.Dropped _ -> SessionMetrics.Count.DROPPED;
            case SessionEvent.ConnectionRefused _ -> SessionMetrics.Count.CONNECTION_REFUSED;
            case SessionEvent.LockedOut _ -> SessionMetrics.Count.LOCKED_OUT;
            case SessionEvent.TimedOut _ -> SessionMetrics.Count.TIMED_OUT;
            case SessionEvent.LateResponse _ -> SessionMetrics.Count.LATE_RESPONSE;
            case SessionEvent.UnmatchedResponse _ -> SessionMetrics.Count.UNMATCHED_RESPONSE;
            case SessionEvent.Throttled _ -> SessionMetrics.Count.THROTTLED;
            case SessionEvent.SlowedDown _ -> SessionMetrics.Count.SLOWED_DOWN;
            case SessionEvent.Malformed _ -> SessionMetrics.Count.MALFORMED;
            case SessionEvent.Forbidden _ -> SessionMetrics.Count.FORBIDDEN;
            case SessionEvent.Reconnecting _ -> SessionMetrics.Count.RECONNECTING;
            case SessionEvent.DoubleAnswer _, SessionEvent.Unlocked _, SessionEvent.UpToSpeed _ -> null;
        };
    }
}
