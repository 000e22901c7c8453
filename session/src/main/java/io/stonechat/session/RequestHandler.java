package io.stonechat.session;

import io.stonechat.protocol.Request;

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
}
