package io.stonechat.session;

import io.stonechat.protocol.Pdu;
import io.stonechat.protocol.PduBuffer;
import io.stonechat.protocol.PduEncoder;
import io.stonechat.protocol.PduException;
import io.stonechat.protocol.Request;
import io.stonechat.protocol.Response;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells those who want to know what happens on one link. What they throw is logged and changes nothing. */
final class Observers {
    private static final Logger LOG = LoggerFactory.getLogger(Observers.class);

    private final Link link;
    private final @Nullable SessionListener listener;
    private final @Nullable Traffic traffic;
    private volatile @Nullable Trace trace;

    Observers(Link link) {
        this.link = link;
        this.listener = link.config().listener();
        this.traffic = link.config().metrics() == null ? null : new Traffic();
    }

    /** The link is made: it counts from now on. */
    void opened() {
        var metrics = link.config().metrics();
        if (metrics != null && traffic != null) {
            metrics.opened(link, traffic);
        }
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

    /** Shows each PDU from now on; null: no more. */
    void trace(@Nullable Trace shown) {
        trace = shown;
    }

    /** Returns how much of each PDU is shown; empty if none is. */
    Optional<TraceDetail> traced() {
        var shown = trace;
        return shown == null ? Optional.empty() : Optional.of(shown.detail());
    }

    /** So many octets make a PDU that was read. Called by the leader. */
    void framed(int commandId, int octets) {
        if (traffic != null) {
            traffic.in().count(commandId, octets);
        }
    }

    /** A request was answered in time, so many milliseconds after it was sent. Called by the leader. */
    void answered(Request request, Response response, long millis) {
        if (traffic != null) {
            traffic.answered(response, millis);
        }
        if (millis >= FlightRecorder.SLOW_MILLIS) {
            FlightRecorder.slowResponse(link, request, millis);
        }
    }

    /** Returns what counts the octets that are written; null if nobody counts. */
    @Nullable
    Traffic traffic() {
        return traffic;
    }

    /** The link is gone. */
    void ended() {
        var metrics = link.config().metrics();
        if (metrics != null) {
            metrics.ended(link);
        }
    }

    private void show(Consumer<Trace> showing) {
        var shown = trace;
        if (shown != null) {
            try {
                showing.accept(shown);
            } catch (RuntimeException e) {
                LOG.error("{}: a trace failed", link, e);
            }
        }
    }

    /**
     * A PDU is about to be sent: told ahead, so that nobody hears of the response first. One that cannot be encoded is not sent, and
     * not told; to know that, it is encoded once more, but only where somebody listens.
     */
    void sent(Pdu pdu, int sequence) {
        if ((trace == null && listener == null) || !canBeEncoded(pdu, sequence)) {
            return;
        }
        if (trace != null) {
            show(to -> to.sent(pdu, sequence));
        }
        if (listener != null) {
            guard(to -> to.sent(link, pdu, sequence));
        }
    }

    private static boolean canBeEncoded(Pdu pdu, int sequence) {
        try {
            PduEncoder.encode(pdu, sequence, new PduBuffer());
            return true;
        } catch (PduException _) {
            return false;
        }
    }

    void received(Pdu pdu) {
        if (trace != null) {
            show(to -> to.received(pdu));
        }
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
        tell(new SessionEvent.Malformed(link.remote(), link.course().systemIdIfKnown(), problem));
    }
}
