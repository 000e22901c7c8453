package io.stonechat.session;

import io.stonechat.protocol.AlertNotification;
import io.stonechat.protocol.BindType;
import io.stonechat.protocol.Request;
import io.stonechat.protocol.Response;
import io.stonechat.protocol.SubmitSm;
import java.net.SocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * One bound link to a peer, seen from either side. All methods may be called from any thread.
 *
 * <p><b>Order.</b> Requests leave in the order in which {@link #send} was called by one thread. Responses may come in any
 * order.
 *
 * <p><b>Waiting.</b> What takes time comes in two forms: one that returns a future, and one that waits, named {@code …AndAwait}.
 * Waiting is meant for virtual threads.
 *
 * <p><b>Threads.</b> Futures are completed on the thread that reads the link. Their dependents should be short; one that is
 * going to wait should say so by {@link Handover#aboutToBlock()}, and one that waits without saying so is noticed within
 * milliseconds: reading then goes on in another thread.
 */
public interface SmppSession {
    /** Returns the name of this session, unique within the process, for logs and for people. */
    String id();

    /** Returns which end of the link we are. */
    Side side();

    /** Returns how the ESME is bound. */
    BindType bindType();

    /** Returns the system_id of the ESME, whichever side it is. */
    String systemId();

    /** Returns the interface_version in force, {@code 0x34} for SMPP 3.4: the lower one of what the two ends said. */
    int interfaceVersion();

    /** Returns the kind of system that the ESME said it is (SMPP 3.4 §5.2.3); mostly empty. */
    String systemType();

    /** Returns the numbers that the ESME asked to receive for (SMPP 3.4 §5.2.7); mostly empty. */
    String addressRange();

    /** Returns the TLS session with the peer's certificates; empty on a plain link. */
    Optional<SSLSession> tls();

    /** Returns the address of the peer. */
    SocketAddress remote();

    /** Returns the state now. */
    SessionState state();

    /** Returns when the session was bound, by the clock of {@link LinkConfig#clock()}. */
    Instant since();

    /**
     * Sends a request and returns the future of its response.
     *
     * <p>The request's own sequence number is not used; the session gives it one. If the window is full this call waits for a
     * place, at most {@link LinkConfig#windowWait()}.
     *
     * @return completes with any response, a negative one and a generic_nack too; fails with {@link NotSentException} when
     *     nothing was written (not bound, wrong direction for this bind, window full, not encodable), with
     *     {@link OutcomeUnknownException} when no answer came (response timer, link lost). It never throws instead.
     */
    default CompletableFuture<Response> send(Request request) {
        return send(request, _ -> {});
    }

    /**
     * Sends a request as {@link #send(Request)} does, and says who wants to hear of a response that comes too late.
     *
     * @param late called at most once, on the reading thread, with the response to a request whose future had already failed
     *     because the response timer ran out; not called once {@link LinkConfig#lateResponseGrace()} is over
     */
    CompletableFuture<Response> send(Request request, Consumer<Response> late);

    /** Sends a request and returns what it ended in. The future never fails. */
    default CompletableFuture<Outcome> outcome(Request request) {
        return send(request)
                .handle((response, failure) -> failure == null ? Outcome.of(response) : Outcome.of(failure));
    }

    /** Submits a message and returns what that ended in. The future never fails. */
    default CompletableFuture<Outcome> submit(SubmitSm message) {
        return outcome(message);
    }

    /**
     * Sends a request and waits for its response, a negative one or a generic_nack too.
     *
     * @throws SendException if there is none: {@link NotSentException} or {@link OutcomeUnknownException}
     */
    default Response sendAndAwait(Request request) {
        return Waiting.forResult(send(request));
    }

    /**
     * Sends a request and waits for its response as {@link #sendAndAwait(Request)} does, and says who wants to hear of a response
     * that comes too late.
     *
     * @param late as in {@link #send(Request, Consumer)}
     * @throws SendException if there is no response: {@link NotSentException} or {@link OutcomeUnknownException}
     */
    default Response sendAndAwait(Request request, Consumer<Response> late) {
        return Waiting.forResult(send(request, late));
    }

    /** Sends a request and waits for what it ends in. */
    default Outcome outcomeAndAwait(Request request) {
        return Waiting.forResult(outcome(request));
    }

    /** Submits a message and waits for what that ends in. */
    default Outcome submitAndAwait(SubmitSm message) {
        return outcomeAndAwait(message);
    }

    /**
     * Sends an alert_notification, which has no response (SMPP 3.4 §4.12.1). Returns once it is in the write buffer, and waits for
     * nothing.
     *
     * @throws NotSentException if the session is not bound for receiving, or gone, or the alert cannot be encoded
     */
    void notify(AlertNotification alert);

    /**
     * Sends an alert_notification as {@link #notify} does.
     *
     * @return completes once it is in the write buffer; fails with {@link NotSentException}. It never throws instead.
     */
    default CompletableFuture<@Nullable Void> notifyAsync(AlertNotification alert) {
        try {
            notify(alert);
            return CompletableFuture.completedFuture(null);
        } catch (NotSentException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /**
     * Returns how many requests of ours may be unanswered now: {@link LinkConfig#window()}, or less while the peer says that it has
     * no room ({@link LinkConfig#obeysThrottling()}); at least 1.
     */
    int window();

    /**
     * Returns for how long nothing may be sent from now on, since a peer that has no room has refused even single requests; zero
     * if requests may go. A send during the pause waits for its end, at most {@link LinkConfig#windowWait()}.
     */
    Duration pause();

    /** Returns how many requests of ours are unanswered now, those that timed out and are still remembered included. */
    int unanswered();

    /**
     * Shows each PDU of this session from now on, {@code enquire_link} included, in place of who was shown them before.
     *
     * @param consumer called on the thread that reads or sends, so it must be quick; one that throws is logged
     */
    void trace(TraceDetail detail, Consumer<TracedPdu> consumer);

    /** Shows no more PDUs to anybody. */
    void traceOff();

    /** Returns how much of each PDU is shown now; empty if none is. */
    Optional<TraceDetail> traced();

    /**
     * Ends the session in good order: nothing new is sent, what is open in both directions is finished, unbind is sent, its
     * response awaited, the link closed. Returns at once; {@link #closed()} tells the end, which comes within
     * {@link LinkConfig#unbindWait()}.
     */
    void unbind();

    /** Ends the session in good order as {@link #unbind} does; completes, with the reason, when the link is gone. */
    default CompletableFuture<String> unbindAsync() {
        unbind();
        return closed();
    }

    /** Ends the session in good order as {@link #unbind} does, and waits until the link is gone; returns why. */
    default String unbindAndAwait() {
        return Waiting.forResult(unbindAsync());
    }

    /**
     * Closes the link at once. Every unanswered request is completed: as unknown if it was written, else as not sent.
     *
     * @param reason one sentence for the log and for those whose requests end with it
     */
    void close(String reason);

    /** Returns the future that completes, with the reason, when the link is gone. */
    CompletableFuture<String> closed();

    /** Waits until the link is gone, and returns why. */
    default String awaitClosed() {
        return Waiting.forResult(closed());
    }
}
