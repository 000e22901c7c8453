package io.stonechat.session;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.DataSmResp;
import io.stonechat.protocol.DeliverSmResp;
import io.stonechat.protocol.Response;
import io.stonechat.protocol.SubmitMultiResp;
import io.stonechat.protocol.SubmitSmResp;
import io.stonechat.protocol.TlvTag;
import io.stonechat.protocol.Tlvs;
import java.time.Duration;

/**
 * Keeps one link to the pace of its peer: what its answers say of its load decides, by {@link AimdWindow}, how many places of the
 * window are open. A peer that never complains costs one look at each response.
 */
final class PeerPace {
    private final Link link;
    private final AimdWindow window;
    private volatile boolean slowed;
    private volatile int cuts;

    PeerPace(Link link) {
        this.link = link;
        this.window = new AimdWindow(link.config().window());
    }

    /** A request was answered in time. Called by the leader. */
    void answered(Pending pending, Response response) {
        var status = response.commandStatus();
        if (status.isOk()) {
            var tlvs = tlvs(response);
            if (slowed || !tlvs.isEmpty()) {
                accepted(pending, tlvs.integer(TlvTag.CONGESTION_STATE).orElse(0));
            }
        } else if (link.config().obeysThrottling() && link.config().saysSlower().test(status)) {
            refused(pending, status);
        }
    }

    private static Tlvs tlvs(Response response) {
        return switch (response) {
            case SubmitSmResp resp -> resp.tlvs();
            case DeliverSmResp resp -> resp.tlvs();
            case DataSmResp resp -> resp.tlvs();
            case SubmitMultiResp resp -> resp.tlvs();
            case Response _ -> Tlvs.NONE;
        };
    }

    private synchronized void accepted(Pending pending, int state) {
        if (!link.config().obeysThrottling()) {
            return;
        }
        long now = link.now();
        window.accepted(state, pending.sentAfter(), now, link.pending().size());
        apply(now, "its congestion_state is " + state);
    }

    private synchronized void refused(Pending pending, CommandStatus status) {
        long now = link.now();
        window.refused(pending.sentAfter(), now, link.pending().size());
        apply(now, "it answered " + status.name());
    }

    private void apply(long now, String reason) {
        boolean was = slowed;
        slowed = !window.isWhole();
        cuts = window.cuts();
        open(now);
        long pause = window.pause(now);
        if (pause > 0) {
            var _ = link.timers().after(Duration.ofMillis(pause), this::pauseOver);
        }
        if (slowed && !was) {
            link.tell(new SessionEvent.SlowedDown(link, window.allowed(now), reason));
        } else if (was && !slowed) {
            link.tell(new SessionEvent.UpToSpeed(link));
        }
    }

    private synchronized void pauseOver() {
        open(link.now());
    }

    /** Requests have timed out, or are remembered no longer. */
    void expired() {
        if (slowed) {
            pauseOver();
        }
    }

    /**
     * Opens as many places as the peer is to be sent. A request that timed out is remembered and keeps its place in the window
     * as a whole; it keeps none of a smaller one, where a single lost response would let nothing through until its grace is over.
     */
    private void open(long now) {
        link.pending().allow(places(now));
    }

    private int places(long now) {
        int allowed = window.allowed(now);
        return allowed == 0 ? 0 : allowed + link.pending().expired();
    }

    /** Returns how often the peer has made us slow down; each request remembers it from when it was sent. */
    int cuts() {
        return cuts;
    }

    /** Tells whether a request that is sent now need not wait. */
    boolean hasRoom() {
        int unanswered = link.pending().size();
        return slowed
                ? unanswered < allowedWhileSlowed()
                : unanswered < link.config().window();
    }

    private synchronized int allowedWhileSlowed() {
        return places(link.now());
    }

    /** Returns for how long nothing may be sent from now on. */
    Duration pause() {
        return slowed ? pauseWhileSlowed() : Duration.ZERO;
    }

    private synchronized Duration pauseWhileSlowed() {
        return Duration.ofMillis(window.pause(link.now()));
    }

    /** Returns how many requests may be unanswered now: at least 1, though during a pause nothing is sent. */
    int allowed() {
        return slowed ? Math.max(1, windowWhileSlowed()) : link.config().window();
    }

    private synchronized int windowWhileSlowed() {
        return window.allowed(link.now());
    }
}
