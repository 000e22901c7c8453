package io.stonechat.smpp;

import io.stonechat.protocol.MessageRequest;
import io.stonechat.session.Exchange;

/** A message that an ESME submitted and that is not answered yet. */
record Submitted(Esme esme, MessageRequest pdu, Arrivals.Arrival arrival, Exchange exchange) {

    /** Who and what, without text and numbers. */
    @Override
    public String toString() {
        return "message " + arrival.number() + " of " + esme.facts().systemId();
    }
}
