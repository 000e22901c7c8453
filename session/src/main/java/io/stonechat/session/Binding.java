package io.stonechat.session;

import io.stonechat.protocol.BindRequest;
import io.stonechat.protocol.BindResp;
import io.stonechat.protocol.CommandStatus;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One attempt to connect and bind. */
final class Binding {
    private static final AtomicLong COUNT = new AtomicLong();

    private final ClientConfig config;
    private final ClientHandler handler;

    Binding(ClientConfig config, ClientHandler handler) {
        this.config = config;
        this.handler = handler;
    }

    /**
     * Connects, binds and waits for the answer.
     *
     * @param made told of the link as soon as there is one, so that it can be closed from outside
     * @throws BindFailedException if there is no bound session
     */
    SmppSession attempt(Consumer<Link> made) {
        Handover.aboutToBlock();
        var link = new Link("c" + COUNT.incrementAndGet(), connect(), new ClientRole(config, handler), config.link());
        made.accept(link);
        link.timers().bindArrived();
        link.start();
        var answer = awaitAnswer(link);
        if (!answer.commandStatus().isOk()) {
            link.end("bind refused with " + answer.commandStatus().name());
            link.tell(new SessionEvent.BindRefused(
                    Side.ESME, link.remote(), config.systemId(), answer.commandStatus(), "refused by the peer"));
            throw refused(answer.commandStatus());
        }
        return link;
    }

    private Wire connect() {
        try {
            var connector = config.connector();
            var tls = config.tls();
            return connector != null
                    ? connector.connect()
                    : SocketWire.connect(
                            config.host(), config.port(), config.connectTimeout(), tls == null ? null : tls.get());
        } catch (IOException e) {
            throw failed(null, "cannot connect: " + e.getMessage(), e);
        }
    }

    private BindResp awaitAnswer(Link link) {
        try {
            return (BindResp) link.control(request()).join();
        } catch (CompletionException e) {
            link.end("no answer to the bind");
            throw failed(null, "no answer to the bind: " + Outcome.of(e), e);
        } catch (ClassCastException e) {
            link.end("the bind was answered by generic_nack");
            throw failed(CommandStatus.ESME_RBINDFAIL, "the bind was answered by generic_nack", e);
        }
    }

    private BindRequest request() {
        return new BindRequest(
                0,
                config.bindType(),
                config.systemId(),
                config.password(),
                config.systemType(),
                config.link().interfaceVersion(),
                config.addrTon(),
                config.addrNpi(),
                config.addressRange());
    }

    private BindFailedException refused(CommandStatus status) {
        return failed(status, "refused with " + status.name() + " (" + status.meaning() + ")", null);
    }

    private BindFailedException failed(@Nullable CommandStatus status, String what, @Nullable Throwable cause) {
        return new BindFailedException(
                status,
                "bind of " + config.systemId() + " to " + config.host() + ":" + config.port() + " failed: " + what,
                cause);
    }
}
