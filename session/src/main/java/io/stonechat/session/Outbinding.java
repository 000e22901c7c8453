package io.stonechat.session;

import io.stonechat.protocol.BindRequest;
import io.stonechat.protocol.Outbind;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A message centre's call to an ESME: it connects, sends outbind and waits for the bind, about which others decide. */
final class Outbinding implements ServerHandler {
    private final ServerHandler handler;
    private final Endpoint esme;
    private final CompletableFuture<SmppSession> bound = new CompletableFuture<>();

    Outbinding(ServerHandler handler, Endpoint esme) {
        this.handler = handler;
        this.esme = esme;
    }

    /** Returns the session once the ESME has bound. */
    CompletableFuture<SmppSession> session() {
        return bound;
    }

    /** What makes a link of a connection. */
    interface Serving {
        Link serve(Wire wire) throws IOException;
    }

    /** Connects and sends outbind. */
    void call(ClientTransport transport, Outbind outbind, Serving serving) {
        try {
            var link = serving.serve(Dialer.dial(esme, transport));
            link.write(outbind, link.pending().nextSequence());
            var _ = link.closed().thenAccept(reason -> failed(reason, null));
        } catch (IOException e) {
            failed("cannot connect: " + e.getMessage(), e);
        }
    }

    private void failed(String reason, @Nullable Throwable cause) {
        bound.completeExceptionally(
                new BindFailedException(null, "outbind to " + esme + " led to no session: " + reason, cause));
    }

    @Override
    public BindDecision authorise(BindRequest bind, BindContext context) {
        return handler.authorise(bind, context);
    }

    @Override
    public RequestHandler handler(SmppSession session) {
        return handler.handler(session);
    }

    @Override
    public void bound(SmppSession session) {
        try {
            handler.bound(session);
        } finally {
            bound.complete(session);
        }
    }

    @Override
    public void closed(SmppSession session, String reason) {
        handler.closed(session, reason);
    }
}
