package io.stonechat.smpp;

import io.stonechat.protocol.BindType;
import io.stonechat.session.ConnectionStatus;
import java.util.List;

/**
 * One bind of the configuration as it was when it was looked at.
 *
 * @param name as in the configuration
 * @param condition how it is
 * @param systemId what it binds as
 * @param bindType which of the two may send messages (SMPP 3.4 §2.2)
 * @param connections how each of its connections is; none unless it runs
 * @param sessions its sessions that are bound
 * @param unanswered requests on them that have no response yet
 * @param window how many these may be now
 * @param tracing whether the PDUs of its sessions are written to the log
 */
public record LiveBind(
        String name,
        Condition condition,
        String systemId,
        BindType bindType,
        List<ConnectionStatus> connections,
        List<LiveSession> sessions,
        int unanswered,
        int window,
        Tracing tracing) {

    /** Takes copies. */
    public LiveBind {
        connections = List.copyOf(connections);
        sessions = List.copyOf(sessions);
    }

    /** How a bind is. */
    public enum Condition {
        /** The configuration says {@code enabled: false}. */
        DISABLED,
        /** An operator has stopped it, and it is unbound. */
        STOPPED,
        /** An operator has stopped it, and it is being unbound. */
        STOPPING,
        /** An operator has drained it, and not all that was sent is answered. */
        DRAINING,
        /** An operator has drained it, and nothing is open. */
        DRAINED,
        /** At least one of its sessions is bound. */
        UP,
        /** None is; {@link LiveBind#connections()} say why. */
        DOWN
    }
}
