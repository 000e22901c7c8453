package io.stonechat.session;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.Request;
import io.stonechat.protocol.Response;

/** One request of a peer and the place for its response. All methods may be called from any thread. */
public interface Exchange {
    /** Returns the session that the request came by. */
    SmppSession session();

    /** Returns the request. */
    Request request();

    /** Returns the place of the request in the order of arrival on its session, counted from 1. */
    long arrival();

    /**
     * Answers the request. The first answer counts; a further one is ignored and counted. The response's own sequence number is
     * not used: it gets that of the request. On a link that is gone nothing happens, nor for a request that has no response (outbind, alert_notification).
     *
     * @throws IllegalArgumentException if the response belongs to another command; generic_nack fits every one
     */
    void respond(Response response);

    /** Answers the request with a status other than {@code ESME_ROK}. */
    void reject(CommandStatus status);

    /** Refuses the request since the peer sends faster, or has more requests open, than agreed, and tells so ({@link SessionEvent.Throttled}). */
    void throttle();
}
