package io.stonechat.smpp;

import io.stonechat.delivery.Requester;
import io.stonechat.session.SmppSession;

/** An ESME that is bound to us on one session. */
final class Esme {
    private final SmppSession link;
    private final Session facts;
    private final Requester requester;
    private volatile Limits limits;

    Esme(SmppSession link, String account, Limits limits) {
        this.link = link;
        this.facts = factsOf(link);
        this.requester = new Requester(account, link.systemId(), link.interfaceVersion());
        this.limits = limits;
    }

    /** A session as scripts see it. */
    static Session factsOf(SmppSession link) {
        return new Session(
                Session.ESME,
                link.id(),
                link.systemId(),
                Addresses.text(link.remote()),
                link.bindType(),
                link.interfaceVersion());
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

    Limits limits() {
        return limits;
    }

    void limit(Limits changed) {
        limits = changed;
    }

    boolean canReceive() {
        return link.bindType().receives() && link.state().isBound();
    }
}
