package io.stonechat.session;

/** What an ESME does with what its message centre sends. */
public interface ClientHandler {
    /** Returns what is going to handle the requests of this session. Called once for each session, before it is bound. */
    RequestHandler handler(SmppSession session);

    /** Told when a session is bound: from now on it may be sent to, from here too. */
    default void bound(SmppSession session) {}

    /** Told when a session that {@link #bound} was told of is gone, after that has returned. */
    default void closed(SmppSession session, String reason) {}

    /** Returns a handler that answers every request with {@code handler} and ignores the rest. */
    static ClientHandler of(RequestHandler handler) {
        return _ -> handler;
    }
}
