package io.stonechat.smpp;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.PduException;
import io.stonechat.protocol.Request;
import io.stonechat.session.ClientHandler;
import io.stonechat.session.Exchange;
import io.stonechat.session.RequestHandler;
import io.stonechat.session.SmppSession;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** What the sessions of one bind do: their requests, and the news that they have come and gone. */
final class UpstreamLinks implements ClientHandler {
    private final String bind;
    private final Core core;
    private final Consumer<String> bound;
    private final Tracer tracer;
    private final UpstreamDispatch dispatch;
    private final Map<String, Session> facts = new ConcurrentHashMap<>();

    UpstreamLinks(String bind, Core core, Consumer<String> bound, Tracer tracer) {
        this.bind = bind;
        this.core = core;
        this.bound = bound;
        this.tracer = tracer;
        this.dispatch = new UpstreamDispatch(core);
    }

    @Override
    public RequestHandler handler(SmppSession link) {
        Session session = factsOf(link);
        tracer.starts(link, bind);
        return new RequestHandler() {

            @Override
            public void handle(Request request, Exchange exchange) {
                dispatch.handle(session, request, exchange);
            }

            @Override
            public boolean unreadable(Octets frame, PduException problem, Consumer<CommandStatus> answer) {
                return dispatch.unreadable(bind, frame, problem, answer);
            }
        };
    }

    @Override
    public void bound(SmppSession link) {
        Session session = factsOf(link);
        facts.put(link.id(), session);
        // Again: a trace may have been switched on between the two.
        tracer.starts(link, bind);
        core.scripts().session(OnSession.BOUND, session);
        bound.accept(bind);
    }

    @Override
    public void closed(SmppSession link, String reason) {
        Session session = facts.remove(link.id());
        if (session != null) {
            core.scripts().session(OnSession.UNBOUND, session);
        }
    }

    /** Scripts know a bind by its name; what it binds as is the upstream's affair. */
    private Session factsOf(SmppSession link) {
        return Session.of(link, Session.BIND, bind);
    }
}
