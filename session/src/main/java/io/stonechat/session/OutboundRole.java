package io.stonechat.session;

import io.stonechat.protocol.BindResp;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.Outbind;
import io.stonechat.protocol.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ESME's end of a link that the message centre opened: it binds when the centre has asked it to. */
final class OutboundRole extends ClientRole {
    private static final Logger LOG = LoggerFactory.getLogger(OutboundRole.class);

    private final ClientConfig config;
    private final OutbindHandler decision;
    private final List<Cidr> allow;
    private boolean asked;

    OutboundRole(ClientConfig config, ClientHandler handler, OutbindHandler decision, List<Cidr> allow) {
        super(config, handler);
        this.allow = allow;
        this.config = config;
        this.decision = decision;
    }

    @Override
    public void opened(Link link) throws ConnectionRefusedException {
        if (!allow.isEmpty() && !Cidr.anyContains(allow, SourceAddress.ip(link.remote()))) {
            throw new ConnectionRefusedException(
                    ConnectionRefusal.NOT_ALLOWED, "its address is not in the listener's allow list");
        }
    }

    @Override
    public void outbind(Link link, Outbind outbind) {
        if (asked) {
            super.outbind(link, outbind);
            return;
        }
        asked = true;
        link.timers().bindArrived();
        if (!accepts(link, outbind)) {
            link.end("the outbind of " + outbind.systemId() + " was refused by us");
            return;
        }
        var request = config.bindRequest(link.config().interfaceVersion());
        var _ = link.sending().control(request).whenComplete((response, failure) -> answered(link, response, failure));
    }

    private boolean accepts(Link link, Outbind outbind) {
        try {
            return decision.accept(outbind, BindContext.of(link));
        } catch (RuntimeException e) {
            LOG.error("{}: deciding about the outbind of {} failed", link, outbind.systemId(), e);
            return false;
        }
    }

    private void answered(Link link, @Nullable Response response, @Nullable Throwable failure) {
        if (response instanceof BindResp && response.commandStatus().isOk()) {
            return;
        }
        if (response == null) {
            link.end("no answer to the bind: " + failure);
            return;
        }
        var status = response.commandStatus().isOk() ? CommandStatus.ESME_RBINDFAIL : response.commandStatus();
        link.tell(new SessionEvent.BindRefused(
                Side.ESME, link.remote(), config.systemId(), status, "refused by the peer after its outbind"));
        link.end("bind refused with " + status.name());
    }
}
