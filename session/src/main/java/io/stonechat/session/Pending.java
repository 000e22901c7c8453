package io.stonechat.session;

import io.stonechat.protocol.Request;
import io.stonechat.protocol.Response;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** One request of ours that has no response yet: the future that its sender holds, and what the session must know of it. */
final class Pending extends CompletableFuture<Response> {
    private static final int OPEN = 0;
    private static final int CLOSED = 1;
    private static final int EXPIRED = 2;
    /** What {@link #startsAt} is until the request stands in the write buffer. */
    static final long NOWHERE = Long.MAX_VALUE;

    private final Request request;
    private final Consumer<Response> late;
    private final boolean windowed;
    private final AtomicInteger state = new AtomicInteger(OPEN);

    // Set by the sender before the entry is published in the ring.
    private int sequence;
    private long sentAt;
    private long deadline;
    private int sentAfter;
    // Guarded by the lock of the write buffer; read after the buffer was closed.
    private long startsAt = NOWHERE;

    /**
     * Creates one.
     *
     * @param windowed whether it holds a place in the window; enquire_link, unbind and bind do not
     */
    Pending(Request request, Consumer<Response> late, boolean windowed) {
        this.request = request;
        this.late = late;
        this.windowed = windowed;
    }

    Request request() {
        return request;
    }

    boolean windowed() {
        return windowed;
    }

    int sequence() {
        return sequence;
    }

    void sequence(int number) {
        this.sequence = number;
    }

    /** Returns when it was sent, in milliseconds of the link's clock. */
    long sentAt() {
        return sentAt;
    }

    void sentAt(long millis) {
        this.sentAt = millis;
    }

    /** Returns how often the peer had made us slow down when it was sent. */
    int sentAfter() {
        return sentAfter;
    }

    void sentAfter(int cuts) {
        this.sentAfter = cuts;
    }

    /** Returns when the response timer runs out, in milliseconds of the link's clock; {@link Long#MAX_VALUE} for never. */
    long deadline() {
        return deadline;
    }

    void deadline(long millis) {
        this.deadline = millis;
    }

    /** Returns where in the stream of all octets ever written to the link this request starts. */
    long startsAt() {
        return startsAt;
    }

    void startsAt(long position) {
        this.startsAt = position;
    }

    /** Tells whether a response of this command may answer the request: its own, or a generic_nack. */
    boolean isAnsweredBy(int commandId) {
        return commandId == (request.commandId() | PendingRequests.RESPONSE_BIT)
                || commandId == PendingRequests.RESPONSE_BIT;
    }

    /** The response timer has run out: true if the request was open, and is now to be failed by the caller. */
    boolean expire() {
        return state.compareAndSet(OPEN, EXPIRED);
    }

    /** The entry was taken out of the ring: true if the request was open, and is now to be completed by the caller. */
    boolean close() {
        return state.compareAndSet(OPEN, CLOSED);
    }

    /** Tells whether the response timer ended the request. Settled once the entry is out of the ring. */
    boolean expired() {
        return state.get() == EXPIRED;
    }

    void late(Response response) {
        late.accept(response);
    }
}
