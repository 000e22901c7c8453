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
        } else if (saysSlower(status) && link.config().obeysThrottling()) {
            refused(pending, status);
        }
    }

    static boolean saysSlower(CommandStatus status) {
        return status.equals(CommandStatus.ESME_RTHROTTLED) || status.equals(CommandStatus.ESME_RMSGQFUL);
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
        window.accepted(state, pending.sentAt(), now, link.pending().size());
        apply(now, "its congestion_state is " + state);
    }

    private synchronized void refused(Pending pending, CommandStatus status) {
        long now = link.now();
        window.refused(pending.sentAt(), now, link.pending().size());
        apply(now, "it answered " + status.name());
    }

    private void apply(long now, String reason) {
        boolean was = slowed;
        slowed = !window.isWhole();
        link.pending().allow(window.allowed(now));
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
        link.pending().allow(window.allowed(link.now()));
    }

    /** Returns how many requests may be unanswered now: at least 1, though during a pause nothing is sent. */
    synchronized int allowed() {
        return slowed ? Math.max(1, window.allowed(link.now())) : link.config().window();
    }
}
