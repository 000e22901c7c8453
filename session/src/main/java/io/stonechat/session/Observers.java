package io.stonechat.session;

import io.stonechat.protocol.Pdu;
import io.stonechat.protocol.Request;
import io.stonechat.protocol.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells those who want to know what happens on one link. What they throw is logged and changes nothing. */
final class Observers {
    private static final Logger LOG = LoggerFactory.getLogger(Observers.class);

    private final Link link;
    private final @Nullable SessionListener listener;

    Observers(Link link) {
        this.link = link;
        this.listener = link.config().listener();
    }

    /** What is told, to be guarded. */
    private interface Telling {
        void to(SessionListener listener);
    }

    void tell(SessionEvent event) {
        if (listener != null) {
            tellDiscarded(event);
        }
        link.config().tell(event);
    }

    /** Some events are about a PDU that goes no further. */
    private void tellDiscarded(SessionEvent event) {
        if (event instanceof SessionEvent.UnmatchedResponse(var _, var response)) {
            discarded(response, "no request of ours waits for it");
        } else if (event instanceof SessionEvent.Forbidden(var _, var state, var request)) {
            discarded(request, "forbidden in state " + state);
        } else if (event instanceof SessionEvent.Throttled(var _, var request)) {
            discarded(request, "the receive window is full");
        }
    }

    void stateChanged(SessionState before, SessionState now) {
        if (listener != null) {
            guard(to -> to.stateChanged(link, before, now));
        }
    }

    void sent(Pdu pdu, int sequence) {
        if (listener != null) {
            guard(to -> to.sent(link, pdu, sequence));
        }
    }

    void received(Pdu pdu) {
        if (listener != null) {
            guard(to -> to.received(link, pdu));
        }
    }

    void discarded(Pdu pdu, String reason) {
        if (listener != null) {
            guard(to -> to.discarded(link, pdu, reason));
        }
    }

    private void guard(Telling telling) {
        try {
            if (listener != null) {
                telling.to(listener);
            }
        } catch (RuntimeException e) {
            LOG.error("{}: a listener failed", link, e);
        }
    }

    void timedOut(Request request) {
        tell(new SessionEvent.TimedOut(link, request));
    }

    void lateResponse(Pending entry, Response response) {
        tell(new SessionEvent.LateResponse(link, entry.request(), response));
        try {
            entry.late(response);
        } catch (RuntimeException e) {
            LOG.error("{}: who was told of a late response failed", link, e);
        }
    }

    void malformed(String problem) {
        LOG.warn("{}: malformed PDU: {}", link, problem);
        tell(new SessionEvent.Malformed(link.remote(), link.systemIdIfKnown(), problem));
    }
}
