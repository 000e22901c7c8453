package io.stonechat.session;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.Request;
import io.stonechat.protocol.Response;
import java.net.SocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What happens on links, written once where it happens. Consumers are called on the thread where it happened and must be
 * short; one that throws is logged and changes nothing.
 */
public sealed interface SessionEvent {
    /** A session became bound. */
    record Bound(SmppSession session) implements SessionEvent {}

    /**
     * A bind was refused: by us, or by the peer.
     *
     * @param side which end we are
     * @param status what the bind_resp said
     * @param reason why, in a sentence for the log, never sent to the peer
     */
    record BindRefused(Side side, SocketAddress remote, String systemId, CommandStatus status, String reason)
            implements SessionEvent {}

    /** A bound session ended. */
    record Closed(SmppSession session, String reason) implements SessionEvent {}

    /**
     * A message centre did not take a connection: it was closed before anybody could bind.
     *
     * @param remote where it came from, as far as that is known
     * @param why which rule it met
     * @param reason the same in a sentence
     */
    record ConnectionRefused(SocketAddress remote, ConnectionRefusal why, String reason) implements SessionEvent {}

    /**
     * Binds that failed have locked out an address or a system_id ({@link LockoutPolicy}).
     *
     * @param subject which of the two
     * @param name the address, or the system_id
     * @param lock for how long
     */
    record LockedOut(LockoutSubject subject, String name, Duration lock) implements SessionEvent {}

    /** A lock is over. */
    record Unlocked(LockoutSubject subject, String name) implements SessionEvent {}

    /** A connection ended before it was bound. */
    record Dropped(Side side, SocketAddress remote, String reason) implements SessionEvent {}

    /** A request of ours got no response in time; its outcome is unknown. */
    record TimedOut(SmppSession session, Request request) implements SessionEvent {}

    /** A response came for a request that had timed out. */
    record LateResponse(SmppSession session, Request request, Response response) implements SessionEvent {}

    /** A response came that belongs to no request of ours: never asked for, doubled, or later than the grace. */
    record UnmatchedResponse(SmppSession session, Response response) implements SessionEvent {}

    /** A request was answered unhandled, since more were open than the receive window allows, or more came than the rate. */
    record Throttled(SmppSession session, Request request) implements SessionEvent {}

    /**
     * The peer says that it has no room, or hardly any: fewer requests are sent at a time from now on.
     *
     * @param window how many may be unanswered now; 0 if there is a pause first
     * @param reason what the peer said
     */
    record SlowedDown(SmppSession session, int window, String reason) implements SessionEvent {}

    /** The peer takes the whole window again. */
    record UpToSpeed(SmppSession session) implements SessionEvent {}

    /** A PDU could not be read; it was answered with a status, or the link was closed where framing was lost. */
    record Malformed(SocketAddress remote, String systemId, String problem) implements SessionEvent {}

    /** A request came that the state or the direction of the session forbids (SMPP 3.4 §2.3); it was answered so. */
    record Forbidden(SocketAddress remote, SessionState state, Request request) implements SessionEvent {}

    /** A handler answered a request a second time; that answer was dropped. */
    record DoubleAnswer(SmppSession session, Request request, Response response) implements SessionEvent {}

    /**
     * A supervised client will try again.
     *
     * @param in how long from now
     * @param status what the peer refused the bind with, or null if the link failed
     */
    record Reconnecting(
            String systemId, Duration in, @Nullable CommandStatus status, String reason) implements SessionEvent {}
}
