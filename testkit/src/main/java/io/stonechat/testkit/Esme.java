package io.stonechat.testkit;

import io.stonechat.protocol.Request;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.session.SmppSession;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An ESME that is, or was, bound to the gateway. {@link Harness#bind} makes one. */
public final class Esme extends Peer {

    private final String systemId;
    private volatile @Nullable SmppSession session;

    Esme(RunningGateway gateway, String systemId) {
        super(gateway);
        this.systemId = systemId;
    }

    void bound(SmppSession link) {
        session = link;
    }

    /** Who it is. */
    public String systemId() {
        return systemId;
    }

    /** Whether it is bound now. */
    public boolean isBound() {
        return session().isPresent();
    }

    /** Submits a text from its own name, and asks for a receipt. Returns when everybody has come to rest. */
    public Sent submit(String destination, String text) {
        return submit(systemId, destination, text);
    }

    /** Submits a text, and asks for a receipt. Returns when everybody has come to rest. */
    public Sent submit(String source, String destination, String text) {
        return send(segment(text)
                .applyTo(SubmitSm.builder()
                        .source(source)
                        .destination(destination)
                        .registeredDelivery(1))
                .build());
    }

    /** Ends the session in good order. Returns when everybody has come to rest. */
    public void unbind() {
        session().ifPresent(SmppSession::unbind);
        gateway().settle();
    }

    /** Cuts the link, as a network does. Returns when everybody has come to rest. */
    public void hangUp() {
        session().ifPresent(link -> link.close("the test cuts the link"));
        gateway().settle();
    }

    @Override
    Optional<SmppSession> session() {
        return Optional.ofNullable(session).filter(link -> link.state().isBound());
    }

    /** The message_id of a deliver_sm_resp is unused (SMPP 3.4 §4.6.2). */
    @Override
    String nextMessageId(Request request) {
        return "";
    }

    @Override
    public String toString() {
        return "ESME " + systemId;
    }
}
