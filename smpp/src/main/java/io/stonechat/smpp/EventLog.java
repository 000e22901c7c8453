package io.stonechat.smpp;

import io.stonechat.session.SessionEvent;
import io.stonechat.session.SmppSession;
import java.net.SocketAddress;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what happens on links into the log, in lines that a newcomer understands; never a text or a password. */
final class EventLog {
    private static final Logger LOG = LoggerFactory.getLogger("io.stonechat.smpp");

    /** Who is at the other end of all links of this log; empty for ESMEs, who say so themselves. */
    private final String bind;

    private EventLog(String bind) {
        this.bind = bind;
    }

    static EventLog ofEsmes() {
        return new EventLog("");
    }

    static EventLog ofBind(String name) {
        return new EventLog(name);
    }

    void write(SessionEvent event) {
        switch (event) {
            case SessionEvent.Bound(var link) ->
                LOG.info("{} is bound as {}, {}, session {}", peer(link), type(link), at(link.remote()), link.id());
            case SessionEvent.Closed(var link, var reason) ->
                LOG.info("{} is gone, session {}: {}", peer(link), link.id(), reason);
            case SessionEvent.BindRefused(var _, var remote, var systemId, var status, var reason) ->
                LOG.warn("{} was refused with {}, {}: {}", peer(systemId), status.name(), at(remote), reason);
            case SessionEvent.Reconnecting(var systemId, var in, var _, var reason) ->
                LOG.warn("{} is tried again in {} ms: {}", peer(systemId), in.toMillis(), reason);
            case SessionEvent.Malformed(var remote, var systemId, var problem) ->
                LOG.warn("{} sent what is no PDU, {}: {}", peer(systemId), at(remote), problem);
            case SessionEvent.Dropped(var _, var remote, var reason) ->
                LOG.info("a connection ended before it was bound, {}: {}", at(remote), reason);
            case SessionEvent.TimedOut(var link, var request) ->
                LOG.warn("{} did not answer in time: {}, session {}", peer(link), name(request.commandId()), link.id());
            case SessionEvent.LateResponse(var link, var request, var _) ->
                LOG.info("{} answered late: {}, session {}", peer(link), name(request.commandId()), link.id());
            case SessionEvent.UnmatchedResponse(var link, var response) ->
                LOG.warn(
                        "{} answered what nobody asked: {}, session {}",
                        peer(link),
                        name(response.commandId()),
                        link.id());
            case SessionEvent.Throttled(var link, var request) ->
                LOG.debug(
                        "{} has too many requests open: {} refused, session {}",
                        peer(link),
                        name(request.commandId()),
                        link.id());
            case SessionEvent.Forbidden(var remote, var state, var request) ->
                LOG.warn("a {} is not allowed while {}, {}", name(request.commandId()), state, at(remote));
            case SessionEvent.DoubleAnswer(var link, var request, var _) ->
                LOG.debug(
                        "a {} of {} was answered twice, session {}", name(request.commandId()), peer(link), link.id());
        }
    }

    private String peer(SmppSession link) {
        return peer(link.systemId());
    }

    private String peer(String systemId) {
        return bind.isEmpty() ? "ESME " + systemId : "bind " + bind;
    }

    private static String type(SmppSession link) {
        return link.bindType().name().toLowerCase(Locale.ROOT);
    }

    private String at(SocketAddress remote) {
        return (bind.isEmpty() ? "from " : "at ") + Addresses.text(remote);
    }

    private static String name(int commandId) {
        return io.stonechat.protocol.CommandId.name(commandId);
    }
}
