package io.stonechat.session;

import io.stonechat.protocol.BindRequest;
import io.stonechat.protocol.BindResp;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.EnquireLink;
import io.stonechat.protocol.EnquireLinkResp;
import io.stonechat.protocol.Frames;
import io.stonechat.protocol.Outbind;
import io.stonechat.protocol.Pdu;
import io.stonechat.protocol.PduDecoder;
import io.stonechat.protocol.PduException;
import io.stonechat.protocol.Request;
import io.stonechat.protocol.Response;
import io.stonechat.protocol.Responses;
import io.stonechat.protocol.Unbind;
import io.stonechat.protocol.UnknownPdu;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens to what the peer sends. Everything but {@link #answered} is called by the leader alone.
 *
 * <p>Back-pressure holds requests only. While more requests are open than the receive window allows, or the peer does not
 * read what we write, requests are held ({@link HeldRequests}) and reading goes on; when there is no room for more, the leader
 * stops reading, for a while. As long as a request of ours is unanswered nothing is held: the leader goes on reading, since the
 * response may be next, and answers requests unhandled.
 */
final class Inbound {
    private static final Logger LOG = LoggerFactory.getLogger(Inbound.class);
    /** How long reading may stand still because handlers do not answer: then an enquire_link behind waits no longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Link link;
    private final FrameReader frames;
    private final Unreadable unreadable;
    private final HeldRequests held;
    private final Watched watched;
    private final OpenRequests open = new OpenRequests();
    private final Signal gate = new Signal();

    private final Apart apart = new Apart();
    private final BusyLinks.Busyness busyness;
    private final AtomicBoolean impatient = new AtomicBoolean();
    private long arrivals;
    private int length;
    private volatile boolean discarding;
    private volatile long lastRead;
    private volatile long lastRequest;
    private volatile boolean paused;

    Inbound(Link link, Wire wire, LeaderWatch watch) {
        this.link = link;
        this.frames = new FrameReader(wire, link.config().maxPduBytes());
        this.unreadable = new Unreadable(link, frames);
        this.held = new HeldRequests(link, this);
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
            link.course().lost("the peer closed the connection");
            return false;
        }
        return !busy || !leader.isVirtual() || !leader.passOn(true);
    }

    /** Takes the next PDU that is there whole; null if there is none. */
    @Nullable
    Pdu next() {
        while (!discarding) {
            int start = frames.start();
            try {
                length = frames.frame();
                if (length == Frames.NEED_MORE) {
                    return null;
                }
                frames.skip(length);
                link.observers().framed(frames.commandId(start), length);
                return PduDecoder.decode(frames.buffer(), start, length);
            } catch (PduException e) {
                unreadable.malformed(e, start, length);
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
        link.observers().received(pdu);
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
                unreadable.unknown(unknown);
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
        if (request instanceof Outbind outbind && state == SessionState.OPEN) {
            link.role().outbind(link, outbind);
            return true;
        }
        if (!SessionRules.mayArrive(link.side(), state, request)) {
            refuse(request, state);
            return true;
        }
        var answer = new Answer(link, request, arrivals);
        if (held.isActive() || !mayPass()) {
            hold(request, answer);
            return true;
        }
        opened(request);
        boolean handedOver = apart.next();
        leader.lend();
        if (handedOver) {
            leader.handOver();
        }
        call(request, answer);
        return leader.comeBack();
    }

    /** From now on the request holds a place in the receive window. */
    void opened(Request request) {
        if (request.expectsResponse()) {
            open.opened();
        }
    }

    /** Hands a request to the handler. */
    void call(Request request, Answer answer) {
        try {
            link.course().handler().handle(request, answer);
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

    /** Lays a request down until there is a place for it, or answers it unhandled. */
    private void hold(Request request, Answer answer) {
        var later = new HeldRequests.Held(request, answer, length);
        while (!link.pending().awaited() && !link.isEnded()) {
            if (held.offer(later)) {
                return;
            }
            if (impatient.get()) {
                break;
            }
            awaitRoom(later.octets());
        }
        link.tell(new SessionEvent.Throttled(link, request));
        reject(request, SessionRules.throttled(link.side()));
    }

    /**
     * Stops reading until so many octets can be held, a response is awaited, or that has taken too long. That a place is free does
     * not do: it belongs to what is held already.
     */
    private void awaitRoom(int octets) {
        paused = true;
        link.flusher().schedule();
        var giveUp = link.timers().after(PATIENCE, this::losePatience);
        gate.await(() -> held.hasRoomFor(octets) || link.pending().awaited() || impatient.get() || link.isEnded());
        if (giveUp != null) {
            giveUp.cancel(false);
        }
        paused = false;
        lastRead = link.now();
    }

    /** Handlers have answered nothing for long. A peer that does not read is another matter: it is not read either. */
    private void losePatience() {
        if (link.out().queued() < OutBuffer.CONGESTED) {
            impatient.set(true);
            gate.wake();
        }
    }

    boolean mayPass() {
        return open.places() < link.config().receiveWindow() && link.out().queued() < OutBuffer.CONGESTED;
    }

    /** Makes a leader that waits at the gate look again, and whoever hands over what is held. */
    void wake() {
        gate.wake();
        held.wake();
    }

    /** Something that was held is on its way. */
    void madeRoom() {
        gate.wake();
    }

    /** Writes the response to a request that a handler was given. May be called by any thread. */
    void answered(Request request, Response response) {
        boolean isLast = open.answering();
        link.replies().respond(response, request, isLast);
        // Only now: whoever waits until nothing is open, to unbind, then finds the response in the buffer.
        open.answered();
        if (impatient.get()) {
            impatient.set(false);
        }
        wake();
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
            link.pace().answered(pending, response);
            link.observers().answered(pending.request(), response, lastRead - pending.sentAt());
        }
        leader.lend();
        if (pending.expired()) {
            link.observers().lateResponse(pending, response);
        } else {
            pending.complete(response);
        }
        if (binds && link.state().isBound()) {
            link.announcement().bound();
        }
        link.ending().progress();
        return leader.comeBack();
    }

    /** A handler of this link was found to block without having said so. */
    void expectBlocking() {
        apart.expectBlocking(arrivals);
    }

    /** The lead was taken from a thread that blocks, or is going to. */
    void leadTaken() {
        busyness.blocked();
    }

    /** Returns how many requests of the peer have no answer yet, those that are held included. */
    int open() {
        return open.all() + held.size();
    }

    /** Lets another thread hand over what is held, if one that does is found to be kept. */
    boolean lookAtHeld() {
        held.look();
        return held.isActive();
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
