package io.stonechat.session;

import io.stonechat.protocol.BindRequest;
import io.stonechat.protocol.BindResp;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.Responses;
import io.stonechat.protocol.TlvTag;
import java.io.IOException;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ESME's end of a link. */
sealed class ClientRole implements Role permits OutboundRole {
    private static final Logger LOG = LoggerFactory.getLogger(ClientRole.class);

    private final ClientConfig config;
    private final ClientHandler handler;

    ClientRole(ClientConfig config, ClientHandler handler) {
        this.config = config;
        this.handler = handler;
    }

    @Override
    public Side side() {
        return Side.ESME;
    }

    @Override
    public void opened(Link link) throws IOException {
        // We chose whom to connect to.
    }

    @Override
    public void bind(Link link, BindRequest bind) {
        // A centre does not bind to us.
        link.write(Responses.rejecting(bind, CommandStatus.ESME_RINVBNDSTS), bind.sequenceNumber());
    }

    @Override
    public void bindAnswered(Link link, BindResp answer) {
        if (!answer.commandStatus().isOk() || link.state() != SessionState.OPEN) {
            return;
        }
        int ours = link.config().interfaceVersion();
        // Many centres leave the TLV out: then what we asked for holds.
        int theirs = version(answer).orElse(ours);
        var identity = new Identity(
                config.bindType(),
                config.systemId(),
                Math.min(ours, theirs),
                config.systemType(),
                config.addressRange());
        link.course().identify(identity);
        link.course().become(identity, handler.handler(link));
    }

    private static OptionalInt version(BindResp answer) {
        return answer.tlvs().integer(TlvTag.SC_INTERFACE_VERSION);
    }

    @Override
    public void bound(Link link) {
        LOG.info("{}: bound as {}", link, link.bindType());
        link.tell(new SessionEvent.Bound(link));
        handler.bound(link);
    }

    @Override
    public void closed(Link link, String reason) {
        handler.closed(link, reason);
    }
}
