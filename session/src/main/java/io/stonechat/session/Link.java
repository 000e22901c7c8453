package io.stonechat.session;

import io.stonechat.protocol.AlertNotification;
import io.stonechat.protocol.BindType;
import io.stonechat.protocol.Pdu;
import io.stonechat.protocol.Request;
import io.stonechat.protocol.Response;
import java.net.SocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * One link, from the connection to its end: it holds the parts together and is the session that others see. Where it stands is
 * the affair of its {@link Course}; what comes in that of {@link Inbound}, led by {@link Leader}; what goes out that of
 * {@link Sending}, {@link Replies}, {@link OutBuffer} and {@link Flusher}.
 */
final class Link implements SmppSession {
    private final String id;
    private final Wire wire;
    private final Role role;
    private final LinkConfig config;
    private final Course course;
    private final OutBuffer out;
    private final Flusher flusher;
    private final PendingRequests pending;
    private final LinkTimers timers;
    private final PeerPace pace;
    private final Inbound inbound;
    private final Ending ending;
    private final Announcement announcement;
    private final Sending sending;
    private final Replies replies;
    private final Observers observers;
    private final AtomicLong turn = new AtomicLong();

    private volatile @Nullable Leader leader;
    private volatile boolean flushDue;

    Link(String id, Wire wire, Role role, LinkConfig config) {
        this.id = id;
        this.wire = wire;
        this.role = role;
        this.config = config;
        this.course = new Course(this);
        this.observers = new Observers(this);
        this.out = new OutBuffer(wire, observers.traffic());
        this.flusher = new Flusher(this, out);
        this.pending =
                new PendingRequests(config.window(), config.sequenceNumbers().get());
        this.timers = new LinkTimers(this);
        this.pace = new PeerPace(this);
        this.inbound = new Inbound(this, wire, LeaderWatch.instance());
        this.sending = new Sending(this);
        this.replies = new Replies(this);
        this.ending = new Ending(this);
        this.announcement = new Announcement(this, role);
        observers.opened();
    }

    /** Starts reading. */
    void start() {
        timers.start();
        Leader.startFirst(this);
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

    Course course() {
        return course;
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

    Sending sending() {
        return sending;
    }

    Replies replies() {
        return replies;
    }

    Observers observers() {
        return observers;
    }

    // ---- who leads

    AtomicLong turn() {
        return turn;
    }

    Leader leader() {
        return Objects.requireNonNull(leader, "the link was not started");
    }

    void ledBy(Leader next) {
        leader = next;
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

    // ---- what many parts do

    long now() {
        return config.clock().millis();
    }

    boolean isEnded() {
        return course.isEnded();
    }

    /** Ends the link at once; see {@link Course#end}. */
    void end(String reason) {
        course.end(reason);
    }

    /** Writes a PDU that nothing is awaited for; see {@link Replies#write}. */
    void write(Pdu pdu, int sequence) {
        replies.write(pdu, sequence);
    }

    void tell(SessionEvent event) {
        observers.tell(event);
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
        return course.identity().type();
    }

    @Override
    public String systemId() {
        return course.identity().systemId();
    }

    @Override
    public int interfaceVersion() {
        return course.identity().interfaceVersion();
    }

    @Override
    public String systemType() {
        return course.identity().systemType();
    }

    @Override
    public String addressRange() {
        return course.identity().addressRange();
    }

    @Override
    public Optional<SSLSession> tls() {
        return Optional.ofNullable(wire.tls());
    }

    @Override
    public SocketAddress remote() {
        return wire.remote();
    }

    @Override
    public SessionState state() {
        return course.state();
    }

    @Override
    public Instant since() {
        return course.since();
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
    public Duration pause() {
        return pace.pause();
    }

    @Override
    public CompletableFuture<Response> send(Request request, Consumer<Response> late) {
        return sending.send(request, late);
    }

    @Override
    public void notify(AlertNotification alert) {
        replies.notify(alert);
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
    public Optional<TraceDetail> traced() {
        return observers.traced();
    }

    @Override
    public void unbind() {
        unbind(config.unbindWait());
    }

    /** Ends the session in good order, within this time. */
    void unbind(Duration atMost) {
        if (state() == SessionState.OPEN) {
            end("closed before it was bound");
        } else {
            ending.unbind("unbound by us", atMost);
        }
    }

    @Override
    public void close(String reason) {
        end(reason);
    }

    @Override
    public CompletableFuture<String> closed() {
        return course.closed().copy();
    }

    @Override
    public String toString() {
        var who = course.systemIdIfKnown();
        return id + (who.isEmpty() ? "" : " " + who) + " " + remote();
    }
}
