package io.stonechat.session;

import io.stonechat.protocol.Answers;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.PduException;
import io.stonechat.protocol.UnknownPdu;

/** What happens to octets of the peer that are no PDU we know. Used by the leader alone. */
final class Unreadable {
    private final Link link;
    private final FrameReader frames;

    Unreadable(Link link, FrameReader frames) {
        this.link = link;
        this.frames = frames;
    }

    void unknown(UnknownPdu unknown) {
        var problem = "unknown command_id 0x%08x".formatted(unknown.commandId());
        Answers.unknown(unknown).ifPresent(answer -> link.write(answer, unknown.sequenceNumber()));
        link.observers().discarded(unknown, problem);
        link.observers().malformed(problem);
    }

    /** What begins there and is so long cannot be read. */
    void malformed(PduException e, int start, int length) {
        if (e.closesLink()) {
            framingLost(e);
            return;
        }
        link.observers().malformed(e.getMessage());
        if (e.commandId() < 0) {
            response(e);
        } else if (!isTakenOver(e, start, length)) {
            answer(e, e.status());
        }
    }

    private boolean isTakenOver(PduException e, int start, int length) {
        return link.state().isBound()
                && link.course()
                        .handler()
                        .unreadable(Octets.copyOf(frames.buffer(), start, length), e, status -> answer(e, status));
    }

    private void answer(PduException e, CommandStatus status) {
        Answers.failure(e, status).ifPresent(answer -> link.write(answer, e.sequenceNumber()));
    }

    /** A response that cannot be read answers its request all the same, though nobody knows how. */
    private void response(PduException e) {
        var pending = link.pending().take(e.sequenceNumber(), e.commandId());
        if (pending != null && !pending.expired()) {
            link.sending()
                    .fail(pending, new OutcomeUnknownException("the response could not be read: " + e.getMessage()));
        }
    }

    private void framingLost(PduException e) {
        link.inbound().discard();
        if (link.state() == SessionState.OPEN && isText()) {
            link.end("not SMPP: the connection starts with other text, HTTP or TLS perhaps");
            return;
        }
        link.observers().malformed(e.getMessage());
        Answers.failure(e).ifPresent(answer -> link.write(answer, answer.sequenceNumber()));
        link.ending().finish("framing lost: " + e.getMessage());
    }

    /** Tells whether the first octets are letters or the start of a TLS handshake: then nobody understands a generic_nack. */
    private boolean isText() {
        byte[] octets = frames.buffer();
        int at = frames.start();
        boolean tls = octets[at] == 0x16 && octets[at + 1] == 0x03;
        boolean letters = true;
        for (int i = at; i < at + Integer.BYTES; i++) {
            letters &= octets[i] >= 0x20 && octets[i] < 0x7F;
        }
        return tls || letters;
    }
}
