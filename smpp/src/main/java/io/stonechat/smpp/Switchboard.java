package io.stonechat.smpp;

import java.util.List;
import java.util.Optional;

/**
 * The sessions and binds that live now, for the operator's tools: to look at them, to trace, end, stop and start them. All methods
 * may be called from any thread and return at once; one that changes a bind waits for a configuration that is just being applied.
 *
 * <p>What is said of a bind by its name holds over its reconnects and over changes of the configuration, until the opposite is
 * said, the configuration knows the bind no more, or the program ends.
 */
public interface Switchboard {
    /**
     * The sessions that are bound or being unbound: those of ESMEs, then those of our binds.
     *
     * @return as they were found, one after the other
     */
    List<LiveSession> sessions();

    /**
     * A session by its id.
     *
     * @param id {@link LiveSession#id()}
     * @return empty if there is none (any more)
     */
    Optional<LiveSession> session(String id);

    /**
     * Every bind of the configuration, in its order: those that are disabled or stopped too.
     *
     * @return as they were found, one after the other
     */
    List<LiveBind> binds();

    /**
     * A bind by its name.
     *
     * @param name as in the configuration
     * @return empty if the configuration has none of this name
     */
    Optional<LiveBind> bind(String name);

    /**
     * Ends a session in good order: what is open on it is finished, within five seconds, and it is unbound. A session of ours is
     * bound again by its bind, and an ESME may bind again as well.
     *
     * @param sessionId {@link LiveSession#id()}
     * @return whether there was such a session
     */
    Switched unbind(String sessionId);

    /**
     * Cuts a session off. What is unanswered on it ends unknown.
     *
     * @param sessionId {@link LiveSession#id()}
     * @param reason one sentence for the log
     * @return whether there was such a session
     */
    Switched close(String sessionId, String reason);

    /**
     * Writes each PDU of a session to the log {@code io.stonechat.trace} from now on, or no longer.
     *
     * @param sessionId {@link LiveSession#id()}
     * @param how how much of it
     * @return whether there was such a session
     */
    Switched traceSession(String sessionId, Tracing how);

    /**
     * Writes each PDU of a bind to the log {@code io.stonechat.trace} from now on, or no longer: of its sessions now and those to come.
     *
     * @param name as in the configuration
     * @param how how much of it
     * @return whether there is such a bind
     */
    Switched traceBind(String name, Tracing how);

    /**
     * Sends no more messages on a bind. It stays bound, and what its provider sends is taken. Its queue waits, and moves on along
     * the chains of its messages as with a bind that is down.
     *
     * @param name as in the configuration
     * @return whether there is such a bind; a bind that is stopped stays stopped
     */
    Switched drainBind(String name);

    /**
     * Sends no more messages on a bind, unbinds it once what is open is finished, at most five seconds later, and leaves it unbound.
     *
     * @param name as in the configuration
     * @return whether there is such a bind
     */
    Switched stopBind(String name);

    /**
     * Lets a bind that was stopped or drained run again.
     *
     * @param name as in the configuration
     * @return whether there is such a bind; {@link Switched#DISABLED} if the configuration disables it
     */
    Switched startBind(String name);
}
