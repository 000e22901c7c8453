package io.stonechat.session;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.PduException;
import io.stonechat.protocol.Request;
import java.util.function.Consumer;

/**
 * What happens to the requests of a peer.
 *
 * <p>It is called inline by the thread that reads the link, a virtual one or, while the link is very busy, a platform one, in
 * the order of arrival. It may block: reading is then
 * taken over by another virtual thread, at once if {@link Handover#aboutToBlock()} says so before, else within milliseconds.
 * So handlers of one session start in the order of arrival and may overlap, up to {@link LinkConfig#receiveWindow()}.
 */
@FunctionalInterface
public interface RequestHandler {
    /**
     * Handles a request: answers it by {@link Exchange#respond}, now or later, here or in another thread.
     *
     * <p>Bind, unbind, enquire_link and requests that the state of the session forbids do not come here. A handler that throws
     * has its request answered ESME_RSYSERR.
     *
     * @param request a request of the peer; outbind and alert_notification, which have no response, too
     * @param exchange where the response goes
     */
    void handle(Request request, Exchange exchange);

    /**
     * Told of a request on a bound session that is whole, but cannot be decoded. It is answered with the status that the
     * specification has for that, unless this takes it over. Called by the thread that reads the link; it must not block.
     *
     * @param frame the PDU as it came, from its command_length on
     * @param problem what is wrong with it; names its command_id
     * @param answer answers it with a status, by any thread, once
     * @return whether it is going to be answered by that
     */
    default boolean unreadable(Octets frame, PduException problem, Consumer<CommandStatus> answer) {
        return false;
    }
}
