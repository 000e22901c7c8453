package io.stonechat.smpp;

import io.stonechat.protocol.BindType;
import io.stonechat.session.SessionMetrics;
import io.stonechat.session.SessionState;
import io.stonechat.session.SessionTraffic;
import io.stonechat.session.SmppSession;
import java.time.Instant;

/**
 * One session as it was when it was looked at.
 *
 * @param id names it in {@link Switchboard}, in logs and in scripts; unique while the process lives
 * @param kind {@link Session#ESME} or {@link Session#BIND}
 * @param name the {@code system_id} of an ESME; of a session of ours the name of its bind
 * @param systemId what the ESME of the two is bound as
 * @param bindType which of the two may send messages (SMPP 3.4 §2.2)
 * @param interfaceVersion the version in force, {@code 0x34} for SMPP 3.4
 * @param remote the other side's {@code address:port}
 * @param state bound or being unbound
 * @param since when it was bound
 * @param unanswered requests of ours that have no response yet
 * @param window how many these may be now
 * @param handling requests of the other side that we have not answered yet
 * @param pdusIn PDUs that came
 * @param pdusOut PDUs that went
 * @param bytesIn octets of the PDUs that came
 * @param bytesOut octets of the PDUs that went
 * @param tracing whether its PDUs are written to the log
 */
public record LiveSession(
        String id,
        String kind,
        String name,
        String systemId,
        BindType bindType,
        int interfaceVersion,
        String remote,
        SessionState state,
        Instant since,
        int unanswered,
        int window,
        int handling,
        long pdusIn,
        long pdusOut,
        long bytesIn,
        long bytesOut,
        Tracing tracing) {
    private static final SessionTraffic NOTHING = new SessionTraffic(0, 0, 0, 0, 0);

    static LiveSession ofEsme(SmppSession session, SessionMetrics counted) {
        return of(session, Session.ESME, session.systemId(), counted);
    }

    static LiveSession ofBind(SmppSession session, String bind, SessionMetrics counted) {
        return of(session, Session.BIND, bind, counted);
    }

    private static LiveSession of(SmppSession session, String kind, String name, SessionMetrics counted) {
        SessionTraffic traffic = counted.traffic(session).orElse(NOTHING);
        return new LiveSession(
                session.id(),
                kind,
                name,
                session.systemId(),
                session.bindType(),
                session.interfaceVersion(),
                Addresses.text(session.remote()),
                session.state(),
                session.since(),
                session.unanswered(),
                session.window(),
                traffic.handling(),
                traffic.pdusIn(),
                traffic.pdusOut(),
                traffic.octetsIn(),
                traffic.octetsOut(),
                Tracing.of(session));
    }
}
