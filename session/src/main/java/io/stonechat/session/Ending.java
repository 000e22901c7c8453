package io.stonechat.session;

import io.stonechat.protocol.Unbind;
import io.stonechat.protocol.UnbindResp;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** How a link ends in good order: unbind by us, unbind by the peer, or a last answer and a half-close. */
final class Ending {
    /** How long the peer may take to close after we have said that nothing more comes. */
    private static final Duration LINGER = Duration.ofSeconds(2);

    /** How long the peer may take to read our last answer and to close. */
    private static final Duration READING = Duration.ofMillis(500);

    private static final String UNANSWERED = "; it was not answered";

    private final Link link;
    /** Both sides may unbind at the same time, and a signal has one waiter. */
    private final Signal ourDrained = new Signal();

    private final Signal peersDrained = new Signal();
    private final AtomicBoolean unbindAnswered = new AtomicBoolean();
    private volatile boolean peerUnbound;
    private volatile boolean unbindSent;
    private volatile boolean overdue;
    private volatile @Nullable String reason;

    Ending(Link link) {
        this.link = link;
    }

    /** Tells whether the peer has asked to unbind. */
    boolean peerUnbound() {
        return peerUnbound;
    }

    /** Tells whether the link was closed at its deadline, before it came to its end by itself. */
    boolean overdue() {
        return overdue;
    }

    /** Returns why the link is being ended in good order, if it is: then losing it is no surprise. */
    @Nullable
    String reason() {
        return reason;
    }

    /** Something was answered: whoever waits until nothing is open looks again. */
    void progress() {
        ourDrained.wake();
        peersDrained.wake();
    }

    /** Finishes what is open, asks the peer to unbind, and closes; all of it in a thread of its own, and in this time. */
    void unbind(String why, Duration atMost) {
        if (!link.course().beginUnbinding()) {
            return;
        }
        reason = why;
        var _ = link.timers().after(atMost, () -> cutShort(why));
        start(() -> {
            ourDrained.await(() -> link.isEnded()
                    || (link.inbound().open() == 0 && !link.pending().awaited()));
            if (!link.isEnded()) {
                unbindSent = true;
                var _ = link.timers().after(link.config().unbindWait(), () -> link.end(why + UNANSWERED));
                // Answered, refused or cut off: in each case the link has nothing more to say.
                var _ = link.sending().control(new Unbind(0)).whenComplete((_, _) -> link.end(why));
            }
        });
    }

    private void start(Runnable waiting) {
        Thread.ofVirtual().name("smpp-unbind-" + link.id()).start(waiting);
    }

    private void cutShort(String why) {
        if (!link.isEnded()) {
            overdue = true;
            link.end(why + (unbindSent ? UNANSWERED : "; not all was finished in time"));
        }
    }

    /** The peer asks to unbind: answers once what it asked before is answered, and closes. */
    void unboundByPeer(Unbind unbind) {
        if (peerUnbound) {
            return;
        }
        peerUnbound = true;
        boolean wasUnbinding = !link.course().beginUnbinding();
        var why = wasUnbinding && reason != null ? reason : "unbound by the peer";
        reason = why;
        var _ = link.timers().after(link.config().unbindWait(), () -> finishUnbound(unbind, why));
        start(() -> {
            peersDrained.await(() -> link.isEnded() || link.inbound().open() == 0);
            finishUnbound(unbind, why);
        });
    }

    private void finishUnbound(Unbind unbind, String why) {
        if (link.isEnded() || !unbindAnswered.compareAndSet(false, true)) {
            return;
        }
        letPeerClose(why);
        link.write(new UnbindResp(unbind.sequenceNumber()), unbind.sequenceNumber());
    }

    /** The peer is being told that it may not bind: what else it sends is thrown away until it closes. */
    void refused(String why) {
        link.inbound().discard();
        letPeerClose(why);
    }

    /**
     * Leaves it to the peer to close, for a while: some, jSMPP for one, forget what they have just read when the end of the link
     * comes right behind it, and wait for their last response in vain. Called before that is written: a peer that closes upon it
     * ends the link for this reason.
     */
    private void letPeerClose(String why) {
        reason = why;
        var _ = link.timers().after(READING, () -> link.end(why));
    }

    /**
     * Writes what is left, says that nothing more comes, and waits a little for the peer to close: closing at once could
     * destroy our last answer on its way, when the peer has sent more than we read.
     */
    void finish(String why) {
        reason = why;
        var _ = link.timers().after(LINGER, () -> link.end(why));
        Thread.startVirtualThread(() -> {
            try {
                link.course().halfClose();
            } catch (IOException e) {
                link.course().lost(e);
            }
        });
    }
}
