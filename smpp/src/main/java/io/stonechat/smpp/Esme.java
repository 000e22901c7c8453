package io.stonechat.smpp;

import io.stonechat.delivery.Requester;
import io.stonechat.session.RateLimit;
import io.stonechat.session.SmppSession;

/** An ESME that is bound to us on one session. */
final class Esme {
    private final SmppSession link;
    private final Session facts;
    private final ReceiveWindow window = new ReceiveWindow();
    private final Patience patience;
    private volatile Requester requester;
    private volatile Terms terms;

    /**
     * What holds for a session, as the configuration in force has it.
     *
     * @param account whose deliveries it gets
     * @param limits how fast it may send
     * @param window how many of its requests may be unanswered; 0 for what the listener was opened with
     * @param deliver whether deliveries prefer it
     */
    record Terms(String account, RateLimit limits, int window, DeliverPreference deliver) {

        static Terms of(SmppConfig config, String systemId, RateLimit limits) {
            return config.user(systemId)
                    .map(user -> new Terms(user.account(), limits, user.window(), user.deliver()))
                    .orElseGet(() -> new Terms(systemId, limits, 0, DeliverPreference.NORMAL));
        }
    }

    Esme(SmppSession link, Terms terms, Patience patience) {
        this.link = link;
        this.facts = factsOf(link);
        this.patience = patience;
        this.terms = terms;
        this.requester = new Requester(terms.account(), link.systemId(), link.interfaceVersion());
    }

    /** A session as scripts see it. */
    static Session factsOf(SmppSession link) {
        return Session.of(link, Session.ESME, link.systemId());
    }

    SmppSession link() {
        return link;
    }

    /** The session as scripts see it. */
    Session facts() {
        return facts;
    }

    Requester requester() {
        return requester;
    }

    Terms terms() {
        return terms;
    }

    /** Its requests that are unanswered. */
    ReceiveWindow window() {
        return window;
    }

    /** What is known of how it answers deliveries. */
    Patience patience() {
        return patience;
    }

    /** Takes over other terms, from the next request on. */
    void change(Terms changed) {
        terms = changed;
        requester = new Requester(changed.account(), link.systemId(), link.interfaceVersion());
    }

    boolean canReceive() {
        return link.bindType().receives() && link.state().isBound();
    }

    /** Whether deliveries of its account may go to it. */
    boolean takesDeliveries() {
        return canReceive() && terms.deliver() != DeliverPreference.NEVER;
    }
}
