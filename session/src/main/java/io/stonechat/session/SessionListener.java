package io.stonechat.session;

import io.stonechat.protocol.Pdu;

/**
 * Hears each PDU and each change of state of its links, as they happen. For what one alerts on, {@link SessionEvent} is enough;
 * this is for traces and for tests, and where there is none it costs nothing.
 *
 * <p>Called on the thread where it happens, that which reads the link mostly: it must be short and must not wait. One that throws
 * is logged and changes nothing. Until a session is bound only its {@link SmppSession#id()}, {@link SmppSession#side()},
 * {@link SmppSession#remote()} and {@link SmppSession#state()} may be asked for.
 */
public interface SessionListener {
    /** The session went from one state to another. */
    default void stateChanged(SmppSession session, SessionState before, SessionState now) {}

    /**
     * A PDU of ours goes into the write buffer. Told of a request before its response is.
     *
     * @param pdu as it was given to the session; its own sequence number does not count
     * @param sequenceNumber the number it is sent with
     */
    default void sent(SmppSession session, Pdu pdu, int sequenceNumber) {}

    /** A PDU of the peer was read, and nothing has been done with it yet. */
    default void received(SmppSession session, Pdu pdu) {}

    /**
     * A PDU of the peer, told as received, goes no further: no handler sees it and no request of ours is answered by it.
     *
     * @param reason why, in a phrase
     */
    default void discarded(SmppSession session, Pdu pdu, String reason) {}
}
