package io.stonechat.smpp;

import io.stonechat.protocol.CommandId;
import io.stonechat.session.SmppSession;
import io.stonechat.session.TracedPdu;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The traces that an operator has switched on, of sessions and of binds: a line in the log for each PDU. Thread-safe. */
final class Tracer {
    static final String LOG_NAME = "io.stonechat.trace";
    private static final Logger LOG = LoggerFactory.getLogger(LOG_NAME);
    /** A peer may send anything in its fields; it must not look like another line of the log. */
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}");

    private final Map<String, Tracing> binds = new ConcurrentHashMap<>();

    /** Traces a session, or does so no longer. */
    void session(SmppSession session, String name, Tracing how) {
        if (how == Tracing.OFF) {
            session.traceOff();
        } else {
            session.trace(how.detail(), pdu -> write(name, pdu));
        }
    }

    /** Traces the sessions of a bind, these and those to come, or does so no longer. */
    void bind(String bind, Collection<SmppSession> sessions, Tracing how) {
        // Remembered first: a session that is being bound meanwhile is then traced by itself.
        binds.put(bind, how);
        sessions.forEach(session -> session(session, bind, how));
    }

    /** What holds for a bind. */
    Tracing of(String bind) {
        return binds.getOrDefault(bind, Tracing.OFF);
    }

    /** There is another session of a bind. */
    void starts(SmppSession session, String bind) {
        Tracing how = of(bind);
        if (how != Tracing.OFF) {
            session(session, bind, how);
        }
    }

    /** Forgets the binds that are gone. */
    void retain(Set<String> names) {
        binds.keySet().retainAll(names);
    }

    private static void write(String name, TracedPdu pdu) {
        LOG.info(
                "{} {} {} {} {} {}",
                name,
                pdu.session(),
                pdu.sent() ? "->" : "<-",
                CommandId.name(pdu.pdu().commandId()),
                CONTROLS.matcher(pdu.pdu().toString()).replaceAll("."),
                pdu.octets());
    }
}
