package io.stonechat.session;

import io.stonechat.protocol.BindRequest;

/** What a message centre decides about its ESMEs. */
public interface ServerHandler {
    /**
     * Decides about a bind. May block: nothing else can happen on a link that is not bound yet.
     *
     * @param bind what the ESME sent, its password included
     * @param context where it came from
     * @return the decision; a handler that throws refuses with ESME_RBINDFAIL
     */
    BindDecision authorise(BindRequest bind, BindContext context);

    /**
     * Returns what is going to handle the requests of this session. Called once for each session, after its bind was accepted
     * and before the bind_resp is written.
     */
    RequestHandler handler(SmppSession session);

    /** Told when a session is bound and its bind_resp is on its way: from now on it may be sent to, from here too. */
    default void bound(SmppSession session) {}

    /** Told when a session that {@link #bound} was told of is gone, after that has returned. */
    default void closed(SmppSession session, String reason) {}
}
