package io.stonechat.session;

import io.stonechat.protocol.Answers;
import io.stonechat.protocol.BindRequest;
import io.stonechat.protocol.BindResp;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.EnquireLink;
import io.stonechat.protocol.EnquireLinkResp;
import io.stonechat.protocol.Frames;
import io.stonechat.protocol.Pdu;
import io.stonechat.protocol.PduDecoder;
import io.stonechat.protocol.PduException;
import io.stonechat.protocol.Request;
import io.stonechat.protocol.Response;
import io.stonechat.protocol.Responses;
import io.stonechat.protocol.Unbind;
import io.stonechat.protocol.UnknownPdu;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens to what the peer sends. Everything but {@link #answered} is called by the leader alone.
 *
 * <p>Back-pressure holds requests only. While more requests are open than the receive window allows, or the peer does not
 * read what we write, and no request of ours is unanswered, the leader stops reading. As long as one is, it goes on reading,
 * since the response may be next, and answers requests unhandled.
 */
final class Inbound {
    private static final Logger LOG = LoggerFactory.getLogger(Inbound.class);
    private final Link link;
    private final FrameReader frames;
    private final Watched watched;
    private final AtomicInteger open = new AtomicInteger();
    private final Signal gate = new Signal();

    private final Apart apart = new Apart();
    private final BusyLinks.Busyness busyness;
    private long arrivals;
    private volatile boolean discarding;
    private volatile long lastRead;
    private volatile long lastRequest;
    private volatile boolean paused;

    Inbound(Link link, Wire wire, LeaderWatch watch) {
        this.link = link;
        this.frames = new FrameReader(wire, link.config().maxPduBytes());
        this.watched = new Watched(link, watch);
        this.busyness = new BusyLinks.Busyness(wire);
        this.lastRead = link.now();
        this.lastRequest = lastRead;
    }

    /** Waits for octets; false when this thread is not to go on: the peer has ended, or another kind of thread leads now. */
    boolean fill(Leader leader) throws IOException {
        watched.resting();
        int count = leader.isVirtual() ? frames.fill() : frames.fill(BusyLinks.IDLE_MILLIS);
        watched.active();
        if (count == 0) {
            leader.passOn(false);
            return false;
        }
        long now = link.now();
        boolean busy = busyness.isBusy(now - lastRead);
        lastRead = now;
        if (count < 0) {
            link.lost("the peer closed the connection");
            return false;
        }
        return !busy || !leader.isVirtual() || !leader.passOn(true);
    }

    /** Takes the next PDU that is there whole; null if there is none. */
    @Nullable
    Pdu next() {
        while (!discarding) {
            try {
                int length = frames.frame();
                if (length == Frames.NEED_MORE) {
                    return null;
                }
                int start = frames.start();
                frames.skip(length);
                return PduDecoder.decode(frames.buffer(), start, length);
            } catch (PduException e) {
                malformed(e);
            }
        }
        frames.skipAll();
        return null;
    }

    /** From now on what comes is thrown away. */
    void discard() {
        discarding = true;
    }

    /** Handles one PDU; false if this thread does not lead any more. */
    boolean handle(Pdu pdu, Leader leader) throws IOException {
        return switch (pdu) {
            case Response response -> response(response, leader);
            case EnquireLink enquire -> {
                lastRequest = lastRead;
                link.write(new EnquireLinkResp(enquire.sequenceNumber()), enquire.sequenceNumber());
                yield true;
            }
            case Unbind unbind -> {
                link.ending().unboundByPeer(unbind);
                yield true;
            }
            case Request request -> request(request, leader);
            case UnknownPdu unknown -> {
                unknown(unknown);
                yield true;
            }
        };
    }

    private boolean request(Request request, Leader leader) throws IOException {
        lastRequest = lastRead;
        arrivals++;
        var state = link.state();
        if (request instanceof BindRequest bind && state == SessionState.OPEN) {
            return bind(bind, leader);
        }
        if (!SessionRules.mayArrive(link.side(), state, request)) {
            refuse(request, state);
            return true;
        }
        if (!pass()) {
            link.tell(new SessionEvent.Throttled(link, request));
            reject(request, SessionRules.throttled(link.side()));
            return true;
        }
        var answer = new Answer(link, request, arrivals);
        if (request.expectsResponse()) {
            open.incrementAndGet();
        }
        boolean handedOver = apart.next();
        leader.lend();
        if (handedOver) {
            leader.handOver();
        }
        call(request, answer);
        return leader.comeBack();
    }

    private void call(Request request, Answer answer) {
        try {
            link.handler().handle(request, answer);
        } catch (Throwable e) {
            LOG.error(
                    "{}: the handler of {} failed: {}", link, request.getClass().getSimpleName(), e.toString(), e);
            answer.rejectIfOpen(CommandStatus.ESME_RSYSERR);
        }
    }

    private boolean bind(BindRequest bind, Leader leader) throws IOException {
        link.timers().bindArrived();
        link.role().bind(link, bind);
        if (!link.state().isBound()) {
            return true;
        }
        leader.lend();
        link.flusher().flushHere();
        link.announcement().bound();
        return leader.comeBack();
    }

    private void refuse(Request request, SessionState state) {
        link.tell(new SessionEvent.Forbidden(link.remote(), state, request));
        var status = state == SessionState.UNBINDING && !link.ending().peerUnbound()
                ? SessionRules.throttled(link.side())
                : SessionRules.refusal(link.side(), state, request);
        reject(request, status);
    }

    private void reject(Request request, CommandStatus status) {
        if (request.expectsResponse()) {
            link.write(Responses.rejecting(request, status), request.sequenceNumber());
        }
    }

    /**
     * Waits until another request may be handled; false if it is to be answered unhandled since a response of the peer is
     * awaited.
     */
    private boolean pass() throws IOException {
        if (mayPass()) {
            return true;
        }
        if (link.pending().awaited()) {
            return false;
        }
        paused = true;
        link.flusher().schedule();
        gate.await(() -> mayPass() || link.pending().awaited() || link.isEnded());
        paused = false;
        lastRead = link.now();
        return mayPass();
    }

    private boolean mayPass() {
        return open.get() < link.config().receiveWindow() && link.out().queued() < OutBuffer.CONGESTED;
    }

    /** Makes a leader that waits at the gate look again. */
    void wake() {
        gate.wake();
    }

    /** Writes the response to a request that a handler was given. May be called by any thread. */
    void answered(Request request, Response response) {
        link.respond(response, request, open.get() == 1);
        // Only now: whoever waits until nothing is open, to unbind, then finds the response in the buffer.
        open.decrementAndGet();
        gate.wake();
        link.ending().progress();
    }

    private boolean response(Response response, Leader leader) {
        var pending = link.pending().take(response.sequenceNumber(), response.commandId());
        if (pending == null) {
            // Some peers answer enquire_link with a number of their own: that octets came is what counts.
            if (!(response instanceof EnquireLinkResp)) {
                link.tell(new SessionEvent.UnmatchedResponse(link, response));
            }
            return true;
        }
        boolean binds = response instanceof BindResp;
        if (response instanceof BindResp answer) {
            link.role().bindAnswered(link, answer);
        } else if (pending.windowed()) {
            lastRequest = lastRead;
        }
        leader.lend();
        if (pending.expired()) {
            link.lateResponse(pending, response);
        } else {
            pending.complete(response);
        }
        if (binds && link.state().isBound()) {
            link.announcement().bound();
        }
        link.ending().progress();
        return leader.comeBack();
    }

    private void unknown(UnknownPdu unknown) {
        Answers.unknown(unknown).ifPresent(answer -> link.write(answer, unknown.sequenceNumber()));
        link.malformed("unknown command_id 0x%08x".formatted(unknown.commandId()));
    }

    private void malformed(PduException e) {
        if (e.closesLink()) {
            framingLost(e);
            return;
        }
        link.malformed(e.getMessage());
        if (e.commandId() < 0) {
            unreadableResponse(e);
        } else {
            Answers.failure(e).ifPresent(answer -> link.write(answer, e.sequenceNumber()));
        }
    }

    /** A response that cannot be read answers its request all the same, though nobody knows how. */
    private void unreadableResponse(PduException e) {
        var pending = link.pending().take(e.sequenceNumber(), e.commandId());
        if (pending != null && !pending.expired()) {
            link.fail(pending, new OutcomeUnknownException("the response could not be read: " + e.getMessage()));
        }
    }

    private void framingLost(PduException e) {
        discard();
        if (link.state() == SessionState.OPEN && isText()) {
            link.end("not SMPP: the connection starts with other text, HTTP or TLS perhaps");
            return;
        }
        link.malformed(e.getMessage());
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

    /** A handler of this link was found to block without having said so. */
    void expectBlocking() {
        apart.expectBlocking(arrivals);
    }

    /** The lead was taken from a thread that blocks, or is going to. */
    void leadTaken() {
        busyness.blocked();
    }

    int open() {
        return open.get();
    }

    boolean paused() {
        return paused;
    }

    long lastRead() {
        return lastRead;
    }

    long lastRequest() {
        return lastRequest;
    }

    /** A request of ours left: the link is in use. */
    void requestSent(long now) {
        lastRequest = now;
    }
}
