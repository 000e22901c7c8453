package io.stonechat.session;

import io.stonechat.protocol.InterfaceVersion;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The course of one link: open, bound, being unbound, closed. It goes one way, and each step is taken once, whoever takes it. */
final class Course {
    private static final Logger LOG = LoggerFactory.getLogger(Course.class);

    private final Link link;
    private final AtomicReference<SessionState> state = new AtomicReference<>(SessionState.OPEN);
    private final AtomicBoolean opened = new AtomicBoolean();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final CompletableFuture<String> closed = new CompletableFuture<>();
    private volatile Role.@Nullable Identity identity;
    private volatile @Nullable RequestHandler handler;
    /** Both written before the state says that the session is bound. */
    private boolean tellsLoad;

    private Instant since = Instant.EPOCH;

    Course(Link link) {
        this.link = link;
    }

    SessionState state() {
        return state.get();
    }

    boolean isEnded() {
        return ended.get();
    }

    /** Returns the future that completes, with the reason, when the link is gone. */
    CompletableFuture<String> closed() {
        return closed;
    }

    /** Returns who is bound. */
    Role.Identity identity() {
        return Objects.requireNonNull(identity, "the session is not bound");
    }

    /** Returns the system_id of who is bound; empty if nobody is yet. */
    String systemIdIfKnown() {
        var who = identity;
        return who == null ? "" : who.systemId();
    }

    /** Returns what handles the requests of the peer. */
    RequestHandler handler() {
        return Objects.requireNonNull(handler, "the session is not bound");
    }

    /** Returns whether the peer is told how loaded we are. */
    boolean tellsLoad() {
        return tellsLoad;
    }

    /** Returns when the session was bound. */
    Instant since() {
        return since;
    }

    /** Does once what must be done before the first octet. Called by every leader. */
    void open() throws IOException {
        if (!opened.compareAndSet(false, true)) {
            return;
        }
        try {
            link.wire().open();
            link.role().opened(link);
        } catch (ConnectionRefusedException e) {
            link.tell(new SessionEvent.ConnectionRefused(link.remote(), e.refusal(), String.valueOf(e.getMessage())));
            throw e;
        }
    }

    /** The bind was accepted: who is bound is known, and may be asked for by those who make the handler. */
    void identify(Role.Identity who) {
        identity = who;
    }

    /** The session is bound. */
    void become(Role.Identity who, RequestHandler requests) {
        handler = requests;
        tellsLoad = link.side() == Side.MC && InterfaceVersion.of(who.interfaceVersion()) == InterfaceVersion.V5_0;
        since = link.config().clock().instant();
        var now = SessionState.bound(who.type());
        if (state.compareAndSet(SessionState.OPEN, now)) {
            link.observers().stateChanged(SessionState.OPEN, now);
        }
    }

    /** Starts the end in good order; false if it has begun, or the session is not bound. */
    boolean beginUnbinding() {
        var now = state.get();
        if (!now.isBound() || !state.compareAndSet(now, SessionState.UNBINDING)) {
            return false;
        }
        link.observers().stateChanged(now, SessionState.UNBINDING);
        return true;
    }

    /** The link failed. */
    void lost(IOException e) {
        lost((e instanceof ConnectionRefusedException ? "connection refused: " : "connection lost: ") + e.getMessage());
    }

    /** The link is gone; if it was being ended in good order, that is no surprise. */
    void lost(String how) {
        var why = link.ending().reason();
        end(why != null ? why : how);
    }

    /** Nothing more is read or handled; what is written goes out, and the peer is told that nothing more comes. */
    void halfClose() throws IOException {
        link.inbound().discard();
        link.out().flushAll();
        link.wire().finish();
    }

    /** Ends the link at once. The first reason counts. Never waits: what others want to know, a thread of its own tells them. */
    void end(String reason) {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        var before = state.getAndSet(SessionState.CLOSED);
        // In this order: after the buffer is closed it is settled what was written, and a send that comes later fails
        // by itself.
        link.out().close();
        link.wire().close();
        link.timers().cancel();
        link.inbound().wake();
        link.ending().progress();
        Thread.startVirtualThread(() -> afterEnd(before, reason));
    }

    private void afterEnd(SessionState before, String reason) {
        link.sending().cutOff(reason);
        boolean wasBound = before != SessionState.OPEN;
        link.observers().stateChanged(before, SessionState.CLOSED);
        LOG.info("{}: {}", link, reason);
        link.tell(
                wasBound
                        ? new SessionEvent.Closed(link, reason)
                        : new SessionEvent.Dropped(link.side(), link.remote(), reason));
        link.observers().ended();
        try {
            link.announcement().closed(reason);
        } finally {
            closed.complete(reason);
        }
    }
}
