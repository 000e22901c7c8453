package io.stonechat.session;

import io.stonechat.protocol.BindRequest;
import io.stonechat.protocol.BindResp;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.Tlv;
import io.stonechat.protocol.TlvTag;
import io.stonechat.protocol.Tlvs;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The message centre's end of a link. */
final class ServerRole implements Role {
    private static final Logger LOG = LoggerFactory.getLogger(ServerRole.class);
    private static final BindDecision.Reject LOCKED_OUT =
            new BindDecision.Reject(CommandStatus.ESME_RBINDFAIL, "too many binds failed before: it is locked out");
    private static final int V34 = 0x34;
    private static final int V33 = 0x33;
    private static final int V50 = 0x50;

    private final ServerHandler handler;
    private final BoundSessions sessions;
    private final Gatekeeper gatekeeper;
    private final Visit visit;

    /**
     * Creates one.
     *
     * @param sessions where the bound sessions of the server stand
     * @param visit what the link is counted as
     */
    ServerRole(ServerHandler handler, BoundSessions sessions, Gatekeeper gatekeeper, Visit visit) {
        this.handler = handler;
        this.sessions = sessions;
        this.gatekeeper = gatekeeper;
        this.visit = visit;
    }

    @Override
    public Side side() {
        return Side.MC;
    }

    @Override
    public void opened(Link link) throws IOException {
        if (link.wire().comesByProxy()) {
            gatekeeper.admission().from(visit, link.remote());
        }
    }

    @Override
    public void bind(Link link, BindRequest bind) {
        var heldBack = gatekeeper.lockedOut(link, bind.systemId());
        if (!heldBack.isZero()) {
            reject(link, bind, LOCKED_OUT, heldBack);
            return;
        }
        switch (decide(link, bind)) {
            case BindDecision.Accept accept -> seat(link, bind, accept);
            case BindDecision.Reject reject ->
                reject(link, bind, reject, gatekeeper.failed(link, bind.systemId(), reject.status()));
        }
    }

    private void seat(Link link, BindRequest bind, BindDecision.Accept accept) {
        var full = gatekeeper.admission().bind(visit, bind.systemId(), accept.maxBinds());
        if (full != null) {
            reject(link, bind, new BindDecision.Reject(CommandStatus.ESME_RBINDFAIL, full), Duration.ZERO);
            return;
        }
        gatekeeper.succeeded(link, bind.systemId());
        accept(link, bind, accept.systemId());
    }

    private BindDecision decide(Link link, BindRequest bind) {
        try {
            return handler.authorise(bind, BindContext.of(link));
        } catch (RuntimeException e) {
            LOG.error("{}: deciding about the bind of {} failed", link, bind.systemId(), e);
            return BindDecision.reject(CommandStatus.ESME_RSYSERR, "the decision failed: " + e);
        }
    }

    private void accept(Link link, BindRequest bind, String systemId) {
        int version = Math.min(versionOf(bind.interfaceVersion()), link.config().interfaceVersion());
        var identity = new Identity(bind.type(), bind.systemId(), version, bind.systemType(), bind.addressRange());
        link.course().identify(identity);
        link.course().become(identity, handler.handler(link));
        var tlvs = version < V34
                ? Tlvs.NONE
                : Tlvs.of(Tlv.octet(TlvTag.SC_INTERFACE_VERSION, link.config().interfaceVersion()));
        link.write(
                new BindResp(bind.sequenceNumber(), CommandStatus.ESME_ROK, bind.type(), systemId, tlvs),
                bind.sequenceNumber());
        list(link);
    }

    /**
     * Makes the session one that can be delivered to: after its bind response was appended, so that nothing overtakes it, and
     * before it is written, so that an ESME which has read it is in the list.
     */
    private void list(Link link) {
        sessions.add(link);
        var _ = link.closed().thenAccept(_ -> sessions.remove(link));
    }

    /** Refuses a bind, when the time has come; until then the peer is not listened to. No thread waits. */
    private void reject(Link link, BindRequest bind, BindDecision.Reject reject, Duration heldBack) {
        LOG.warn("{}: bind of {} refused with {}: {}", link, bind.systemId(), reject.status(), reject.reason());
        link.tell(new SessionEvent.BindRefused(
                Side.MC, link.remote(), bind.systemId(), reject.status(), reject.reason()));
        link.inbound().discard();
        if (heldBack.isZero()) {
            answer(link, bind, reject);
        } else {
            var _ = link.timers().after(heldBack, () -> answer(link, bind, reject));
        }
    }

    private static void answer(Link link, BindRequest bind, BindDecision.Reject reject) {
        if (link.isEnded()) {
            return;
        }
        link.ending().refused("bind refused with " + reject.status().name() + ": " + reject.reason());
        link.write(
                new BindResp(bind.sequenceNumber(), reject.status(), bind.type(), "", Tlvs.NONE),
                bind.sequenceNumber());
    }

    /** Reads what ESMEs put there: 3.3 ones 0x00 or odd values such as 0xCD, 5.0 ones 0x50. */
    private static int versionOf(int interfaceVersion) {
        if (interfaceVersion == V50 || interfaceVersion == V34) {
            return interfaceVersion;
        }
        return interfaceVersion > V34 && interfaceVersion < V50 ? V34 : V33;
    }

    @Override
    public int load() {
        return gatekeeper.load();
    }

    @Override
    public void bindAnswered(Link link, BindResp answer) {
        // A centre sends no binds, so none can be answered.
    }

    @Override
    public void bound(Link link) {
        LOG.info("{}: bound as {}", link, link.bindType());
        link.tell(new SessionEvent.Bound(link));
        handler.bound(link);
    }

    @Override
    public void closed(Link link, String reason) {
        sessions.remove(link);
        handler.closed(link, reason);
    }
}
