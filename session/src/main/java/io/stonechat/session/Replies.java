package io.stonechat.session;

import io.stonechat.protocol.AlertNotification;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.Pdu;
import io.stonechat.protocol.PduException;
import io.stonechat.protocol.Request;
import io.stonechat.protocol.Response;
import io.stonechat.protocol.Responses;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How what has no response leaves: responses to the peer's requests, and the few requests that nobody answers. */
final class Replies {
    private static final Logger LOG = LoggerFactory.getLogger(Replies.class);

    private final Link link;
    private final Course course;
    private final OutBuffer out;
    private final Flusher flusher;

    Replies(Link link) {
        this.link = link;
        this.course = link.course();
        this.out = link.out();
        this.flusher = link.flusher();
    }

    /** Writes the response to a request that a handler had; one that cannot be encoded becomes ESME_RSYSERR. */
    void respond(Response response, Request request, boolean last) {
        int sequence = request.sequenceNumber();
        var answer = course.tellsLoad() ? CongestionState.on(response, CongestionState.of(link)) : response;
        link.observers().sent(answer, sequence);
        try {
            flusher.appended(out.append(answer, sequence, null), last);
        } catch (PduException e) {
            LOG.error("{}: a response cannot be encoded, ESME_RSYSERR goes instead: {}", link, e.getMessage());
            write(Responses.rejecting(request, CommandStatus.ESME_RSYSERR), sequence);
        }
    }

    /**
     * Writes a PDU that nothing is awaited for. Never waits; but there is a limit to what is kept for a peer that makes us
     * answer and does not read.
     */
    void write(Pdu pdu, int sequence) {
        link.observers().sent(pdu, sequence);
        flusher.appended(out.append(pdu, sequence, null), false);
        if (out.queued() > OutBuffer.OVERFULL) {
            course.end("the peer does not read: " + out.queued() + " octets wait for it");
        }
    }

    /** Sends an alert_notification; see {@link SmppSession#notify}. */
    void notify(AlertNotification alert) {
        var now = course.state();
        if (!SessionRules.maySend(link.side(), now, alert)) {
            throw new NotSentException(
                    SessionRules.explainUnsent(now, course.identity().type(), alert));
        }
        int sequence = link.pending().nextSequence();
        link.observers().sent(alert, sequence);
        try {
            var appended = out.append(alert, sequence, null);
            if (appended == OutBuffer.Appended.CLOSED) {
                throw new NotSentException("the link is closed");
            }
            flusher.appended(appended, false);
        } catch (PduException e) {
            throw NotSentException.unencodable(e.getMessage());
        }
    }
}
