package io.stonechat.session;

import io.stonechat.protocol.AlertNotification;
import io.stonechat.protocol.BindType;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.InterfaceVersion;
import io.stonechat.protocol.Pdu;
import io.stonechat.protocol.PduException;
import io.stonechat.protocol.Request;
import io.stonechat.protocol.Response;
import io.stonechat.protocol.Responses;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One link, from the connection to its end: it holds the parts together and is the session that others see. What comes in is
 * the affair of {@link Inbound}, led by {@link Leader}; what goes out that of {@link Sending}, {@link OutBuffer} and
 * {@link Flusher}.
 */
final class Link implements SmppSession {
    private static final Logger LOG = LoggerFactory.getLogger(Link.class);

    private final String id;
    private final Wire wire;
    private final Role role;
    private final LinkConfig config;
    private final OutBuffer out;
    private final Flusher flusher;
    private final PendingRequests pending;
    private final LinkTimers timers;
    private final PeerPace pace;
    private final Inbound inbound;
    private final Ending ending;
    private final Announcement announcement;
    private final Sending sending;
    private final Observers observers;
    private final AtomicLong turn = new AtomicLong();
    private final AtomicReference<SessionState> state = new AtomicReference<>(SessionState.OPEN);
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicBoolean opened = new AtomicBoolean();
    private final CompletableFuture<String> closed = new CompletableFuture<>();

    private volatile @Nullable Leader leader;
    private volatile Role.@Nullable Identity identity;
    private volatile @Nullable RequestHandler handler;
    private volatile boolean flushDue;
    /** Whether the peer is told how loaded we are. Written before the state says that the session is bound. */
    private boolean tellsLoad;

    Link(String id, Wire wire, Role role, LinkConfig config) {
        this.id = id;
        this.wire = wire;
        this.role = role;
        this.config = config;
        this.observers = new Observers(this);
        this.out = new OutBuffer(wire, observers.traffic());
        this.flusher = new Flusher(this, out);
        this.pending =
                new PendingRequests(config.window(), config.sequenceNumbers().get());
        this.timers = new LinkTimers(this);
        this.pace = new PeerPace(this);
        this.inbound = new Inbound(this, wire, LeaderWatch.instance());
        this.sending = new Sending(this);
        this.ending = new Ending(this);
        this.announcement = new Announcement(this, role);
    }

    /** Starts reading. */
    void start() {
        timers.start();
        Leader.startFirst(this);
    }

    /** Does once what must be done before the first octet. Called by every leader. */
    void open() throws IOException {
        if (!opened.compareAndSet(false, true)) {
            return;
        }
        try {
            wire.open();
            role.opened(this);
        } catch (ConnectionRefusedException e) {
            tell(new SessionEvent.ConnectionRefused(remote(), e.refusal(), String.valueOf(e.getMessage())));
            throw e;
        }
    }

    // ---- parts

    LinkConfig config() {
        return config;
    }

    Wire wire() {
        return wire;
    }

    Role role() {
        return role;
    }

    OutBuffer out() {
        return out;
    }

    Flusher flusher() {
        return flusher;
    }

    PendingRequests pending() {
        return pending;
    }

    LinkTimers timers() {
        return timers;
    }

    PeerPace pace() {
        return pace;
    }

    Inbound inbound() {
        return inbound;
    }

    Ending ending() {
        return ending;
    }

    Announcement announcement() {
        return announcement;
    }

    Observers observers() {
        return observers;
    }

    AtomicLong turn() {
        return turn;
    }

    Leader leader() {
        return Objects.requireNonNull(leader, "the link was not started");
    }

    void ledBy(Leader next) {
        leader = next;
    }

    RequestHandler handler() {
        return Objects.requireNonNull(handler, "the session is not bound");
    }

    long now() {
        return config.clock().millis();
    }

    /** The watch says that a batch has lasted long enough for what is written to be flushed. */
    void flushDue() {
        flushDue = true;
    }

    boolean isFlushDue() {
        if (!flushDue) {
            return false;
        }
        flushDue = false;
        return true;
    }

    // ---- what others see

    @Override
    public String id() {
        return id;
    }

    @Override
    public Side side() {
        return role.side();
    }

    @Override
    public BindType bindType() {
        return identity().type();
    }

    @Override
    public String systemId() {
        return identity().systemId();
    }

    @Override
    public int interfaceVersion() {
        return identity().interfaceVersion();
    }

    private Role.Identity identity() {
        return Objects.requireNonNull(identity, "the session is not bound");
    }

    @Override
    public SocketAddress remote() {
        return wire.remote();
    }

    @Override
    public SessionState state() {
        return state.get();
    }

    @Override
    public int unanswered() {
        return pending.size();
    }

    @Override
    public int window() {
        return pace.allowed();
    }

    @Override
    public void trace(TraceDetail detail, Consumer<TracedPdu> consumer) {
        observers.trace(new Trace(this, detail, consumer));
    }

    @Override
    public void traceOff() {
        observers.trace(null);
    }

    @Override
    public void unbind() {
        if (state.get() == SessionState.OPEN) {
            end("closed before it was bound");
        } else {
            ending.unbind("unbound by us");
        }
    }

    @Override
    public void close(String reason) {
        end(reason);
    }

    @Override
    public CompletableFuture<String> closed() {
        return closed.copy();
    }

    @Override
    public String toString() {
        var who = identity;
        return id + (who == null ? "" : " " + who.systemId()) + " " + remote();
    }

    // ---- sending

    @Override
    public CompletableFuture<Response> send(Request request, Consumer<Response> late) {
        return sending.send(request, late);
    }

    /** Sends a request that belongs to the session itself, outside the window. Never waits. */
    CompletableFuture<Response> control(Request request) {
        return sending.control(request);
    }

    @Override
    public void notify(AlertNotification alert) {
        var now = state.get();
        if (!SessionRules.maySend(side(), now, alert)) {
            throw new NotSentException(
                    SessionRules.explainUnsent(now, identity().type(), alert));
        }
        write(alert, pending.nextSequence());
    }

    /** Writes the response to a request that a handler had; one that cannot be encoded becomes ESME_RSYSERR. */
    void respond(Response response, Request request, boolean last) {
        int sequence = request.sequenceNumber();
        var answer = tellsLoad ? CongestionState.on(response, CongestionState.of(this)) : response;
        observers.sent(answer, sequence);
        try {
            flusher.appended(out.append(answer, sequence, null), last);
        } catch (PduException e) {
            LOG.error("{}: a response cannot be encoded, ESME_RSYSERR goes instead: {}", this, e.getMessage());
            write(Responses.rejecting(request, CommandStatus.ESME_RSYSERR), sequence);
        }
    }

    /**
     * Writes a PDU that nothing is awaited for. Never waits; but there is a limit to what is kept for a peer that makes us
     * answer and does not read.
     */
    void write(Pdu pdu, int sequence) {
        observers.sent(pdu, sequence);
        flusher.appended(out.append(pdu, sequence, null), false);
        if (out.queued() > OutBuffer.OVERFULL) {
            end("the peer does not read: " + out.queued() + " octets wait for it");
        }
    }

    // ---- states

    /** The bind was accepted: who is bound is known, and may be asked for by those who make the handler. */
    void identify(Role.Identity who) {
        identity = who;
    }

    /** The session is bound. */
    void become(Role.Identity who, RequestHandler requests) {
        handler = requests;
        tellsLoad = side() == Side.MC && InterfaceVersion.of(who.interfaceVersion()) == InterfaceVersion.V5_0;
        var now = SessionState.bound(who.type());
        if (state.compareAndSet(SessionState.OPEN, now)) {
            observers.stateChanged(SessionState.OPEN, now);
        }
    }

    /** Starts the end in good order; false if it has begun, or the session is not bound. */
    boolean beginUnbinding() {
        var now = state.get();
        if (!now.isBound() || !state.compareAndSet(now, SessionState.UNBINDING)) {
            return false;
        }
        observers.stateChanged(now, SessionState.UNBINDING);
        return true;
    }

    boolean isEnded() {
        return ended.get();
    }

    /** The link failed. */
    void lost(IOException e) {
        lost((e instanceof ConnectionRefusedException ? "connection refused: " : "connection lost: ") + e.getMessage());
    }

    /** The link is gone; if it was being ended in good order, that is no surprise. */
    void lost(String how) {
        var why = ending.reason();
        end(why != null ? why : how);
    }

    /** Nothing more is read or handled; what is written goes out, and the peer is told that nothing more comes. */
    void halfClose() throws IOException {
        inbound.discard();
        flusher.flushHere();
        wire.finish();
    }

    /** Ends the link at once. The first reason counts. Never waits: what others want to know, a thread of its own tells them. */
    void end(String reason) {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        var before = state.getAndSet(SessionState.CLOSED);
        // In this order: after the buffer is closed it is settled what was written, and a send that comes later fails
        // by itself.
        out.close();
        wire.close();
        timers.cancel();
        inbound.wake();
        ending.progress();
        Thread.startVirtualThread(() -> afterEnd(before, reason));
    }

    private void afterEnd(SessionState before, String reason) {
        for (var entry : pending.removeAll()) {
            if (!entry.expired()) {
                entry.completeExceptionally(
                        out.wasWritten(entry)
                                ? new OutcomeUnknownException(reason, true)
                                : new NotSentException(reason));
            }
        }
        boolean wasBound = before != SessionState.OPEN;
        observers.stateChanged(before, SessionState.CLOSED);
        LOG.info("{}: {}", this, reason);
        tell(wasBound ? new SessionEvent.Closed(this, reason) : new SessionEvent.Dropped(side(), remote(), reason));
        observers.ended();
        try {
            announcement.closed(reason);
        } finally {
            closed.complete(reason);
        }
    }

    // ---- telling

    void timedOut(Pending entry) {
        observers.timedOut(entry.request());
        entry.completeExceptionally(new OutcomeUnknownException(
                "no response within " + config.responseTimer().toMillis() + " ms"));
        ending.progress();
    }

    /** Fails a request, in a thread of its own since others may wait for it. */
    void fail(Pending entry, SendException why) {
        Thread.startVirtualThread(() -> {
            entry.completeExceptionally(why);
            ending.progress();
        });
    }

    void tell(SessionEvent event) {
        observers.tell(event);
    }

    String systemIdIfKnown() {
        var who = identity;
        return who == null ? "" : who.systemId();
    }
}
