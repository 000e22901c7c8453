package io.stonechat.session;

import io.stonechat.protocol.PduException;
import io.stonechat.protocol.Request;
import io.stonechat.protocol.Response;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** How a request of ours leaves: a place in the window, room in the write buffer, a number, an entry, and then its octets. */
final class Sending {
    private final Link link;
    private final LinkConfig config;
    private final PendingRequests pending;
    private final OutBuffer out;

    Sending(Link link) {
        this.link = link;
        this.config = link.config();
        this.pending = link.pending();
        this.out = link.out();
    }

    /** Sends a request of the session's user; see {@link SmppSession#send}. */
    CompletableFuture<Response> send(Request request, Consumer<Response> late) {
        var now = link.state();
        if (!request.expectsResponse() || !SessionRules.maySend(link.side(), now, request)) {
            return notSent(SessionRules.explainUnsent(now, link.bindType(), request));
        }
        try {
            if (!pending.tryPlace() && !awaitPlace()) {
                return notSent("the window of " + config.window() + " requests was full for "
                        + config.windowWait().toMillis() + " ms");
            }
            if (out.queued() >= OutBuffer.CONGESTED && !awaitRoom()) {
                pending.returnPlace();
                return notSent("the peer did not read what was written before");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return notSent("the sending thread was interrupted while it waited for a place in the window");
        }
        return transmit(new Pending(request, late, true));
    }

    private boolean awaitPlace() throws InterruptedException {
        Handover.aboutToBlock();
        return pending.awaitPlace(config.windowWait().toNanos());
    }

    private boolean awaitRoom() throws InterruptedException {
        Handover.aboutToBlock();
        return out.awaitRoom(config.windowWait().toNanos());
    }

    private static CompletableFuture<Response> notSent(String reason) {
        return CompletableFuture.failedFuture(new NotSentException(reason));
    }

    /** Sends a request that belongs to the session itself, outside the window. Never waits. */
    CompletableFuture<Response> control(Request request) {
        return transmit(new Pending(request, _ -> {}, false));
    }

    private CompletableFuture<Response> transmit(Pending entry) {
        long now = link.now();
        entry.sentAt(now);
        entry.sentAfter(link.pace().cuts());
        entry.deadline(link.timers().deadline(now));
        if (entry.windowed()) {
            link.inbound().requestSent(now);
        }
        if (!pending.add(entry)) {
            return notSent("the generator of sequence numbers gives none that is free");
        }
        link.observers().sent(entry.request(), entry.sequence());
        try {
            var appended = out.append(entry.request(), entry.sequence(), entry);
            if (appended == OutBuffer.Appended.CLOSED) {
                abandon(entry, new NotSentException("the link is closed"));
            } else {
                link.flusher().appended(appended, pending.size() == 1);
            }
        } catch (PduException e) {
            abandon(entry, NotSentException.unencodable(e.getMessage()));
        }
        // A leader that has stopped reading starts again: now there is a response to read.
        link.inbound().wake();
        return entry;
    }

    /** The response timer of a request has run out. */
    void timedOut(Pending entry) {
        link.observers().timedOut(entry.request());
        entry.completeExceptionally(new OutcomeUnknownException(
                "no response within " + config.responseTimer().toMillis() + " ms"));
        link.ending().progress();
    }

    /** Fails a request, in a thread of its own since others may wait for it. */
    void fail(Pending entry, SendException why) {
        Thread.startVirtualThread(() -> {
            entry.completeExceptionally(why);
            link.ending().progress();
        });
    }

    /** The link is gone: completes every request that is open. Called once nothing more can be written. */
    void cutOff(String reason) {
        for (var entry : pending.removeAll()) {
            if (!entry.expired()) {
                entry.completeExceptionally(
                        out.wasWritten(entry)
                                ? new OutcomeUnknownException(reason, true)
                                : new NotSentException(reason));
            }
        }
    }

    private void abandon(Pending entry, NotSentException why) {
        if (pending.remove(entry) && !entry.expired()) {
            entry.completeExceptionally(why);
        }
    }
}
