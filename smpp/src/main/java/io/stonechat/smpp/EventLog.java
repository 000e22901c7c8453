package io.stonechat.smpp;

import io.stonechat.protocol.CommandId;
import io.stonechat.session.LockoutSubject;
import io.stonechat.session.SessionEvent;
import io.stonechat.session.SmppSession;
import io.stonechat.session.TokenBucket;
import java.net.SocketAddress;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes into the log what happens on links and nobody below has written yet, in lines that a newcomer understands; never
 * a text, a number or a password.
 */
final class EventLog {
    private static final Logger LOG = LoggerFactory.getLogger("io.stonechat.smpp");

    /** Which bind all links of this log belong to; empty for those of ESMEs, who say themselves who they are. */
    private final String bind;

    private final TokenBucket refusals;

    private EventLog(String bind, LongSupplier nanos) {
        this.bind = bind;
        this.refusals = LogRate.of(nanos);
    }

    static EventLog ofEsmes(LongSupplier nanos) {
        return new EventLog("", nanos);
    }

    static EventLog ofBind(String name, LongSupplier nanos) {
        return new EventLog(name, nanos);
    }

    void write(SessionEvent event) {
        switch (event) {
            case SessionEvent.Bound(var link) -> ofBinds("is up, session {}", link.id());
            case SessionEvent.Closed(var link, var reason) -> ofBinds("is down, session {}: {}", link.id(), reason);
            case SessionEvent.TimedOut(var link, var request) ->
                LOG.warn(
                        "{} did not answer a {} in time, session {}", peer(link), name(request.commandId()), link.id());
            case SessionEvent.LateResponse(var link, var request, var _) ->
                LOG.info("{} answered a {} late, session {}", peer(link), name(request.commandId()), link.id());
            case SessionEvent.UnmatchedResponse(var link, var response) ->
                LOG.warn(
                        "{} answered what nobody asked: {}, session {}",
                        peer(link),
                        name(response.commandId()),
                        link.id());
            case SessionEvent.Throttled(var link, var request) ->
                LOG.debug(
                        "{} has too many requests open, a {} was refused, session {}",
                        peer(link),
                        name(request.commandId()),
                        link.id());
            case SessionEvent.DoubleAnswer(var link, var request, var _) ->
                LOG.debug(
                        "a {} of {} was answered twice, session {}", name(request.commandId()), peer(link), link.id());
            case SessionEvent.Forbidden(var remote, var state, var request) ->
                LOG.warn(
                        "a {} from {} is not allowed in the state {}",
                        name(request.commandId()),
                        Addresses.text(remote),
                        state);
            case SessionEvent.ConnectionRefused(var remote, var _, var reason) -> refused(remote, reason);
            case SessionEvent.LockedOut(var subject, var name, var lock) ->
                LOG.warn("{} {} is locked out for {} s: too many binds failed", what(subject), name, lock.toSeconds());
            case SessionEvent.Unlocked(var subject, var name) ->
                LOG.info("{} {} is not locked out any more", what(subject), name);
            case SessionEvent.SlowedDown(var link, var window, var reason) ->
                LOG.warn(
                        "{} is sent to more slowly, {}: a window of {}, session {}",
                        peer(link),
                        reason,
                        window,
                        link.id());
            case SessionEvent.UpToSpeed(var link) ->
                LOG.info("{} takes its whole window again, session {}", peer(link), link.id());
            case SessionEvent.BindRefused _,
                    SessionEvent.Dropped _,
                    SessionEvent.Malformed _,
                    SessionEvent.Reconnecting _ -> {
                // The session has written these.
            }
        }
    }

    /** Whoever hammers at the door is not to fill the disk. */
    private void refused(SocketAddress remote, String reason) {
        if (refusals.tryAcquire()) {
            LOG.warn("a connection from {} was refused: {}", Addresses.text(remote), reason);
        }
    }

    private static String what(LockoutSubject subject) {
        return switch (subject) {
            case ADDRESS -> "address";
            case SYSTEM_ID -> "system_id";
        };
    }

    private void ofBinds(String what, Object... facts) {
        if (!bind.isEmpty()) {
            LOG.info("bind " + bind + " " + what, facts);
        }
    }

    private String peer(SmppSession link) {
        return bind.isEmpty() ? "ESME " + link.systemId() : "bind " + bind;
    }

    private static String name(int commandId) {
        return CommandId.name(commandId);
    }
}
