package io.stonechat.session;

import io.stonechat.protocol.Octets;
import io.stonechat.protocol.Pdu;
import io.stonechat.protocol.PduBuffer;
import io.stonechat.protocol.PduDecoder;
import io.stonechat.protocol.PduEncoder;
import io.stonechat.protocol.PduException;
import java.util.function.Consumer;

/** A trace that is switched on: shows each PDU of a session to somebody. */
record Trace(Link link, TraceDetail detail, Consumer<TracedPdu> consumer) {

    void received(Pdu pdu) {
        show(pdu, pdu.sequenceNumber(), false);
    }

    void sent(Pdu pdu, int sequence) {
        show(pdu, sequence, true);
    }

    private void show(Pdu pdu, int sequence, boolean sent) {
        try {
            var octets = new PduBuffer();
            PduEncoder.encode(detail == TraceDetail.FULL ? pdu : Redaction.of(pdu), sequence, octets);
            byte[] wire = octets.toByteArray();
            consumer.accept(new TracedPdu(
                    link.config().clock().instant(), link.id(), sent, PduDecoder.decode(wire), Octets.copyOf(wire)));
        } catch (PduException e) {
            // What cannot be written exactly was read leniently: it is shown as it was understood.
            consumer.accept(new TracedPdu(
                    link.config().clock().instant(),
                    link.id(),
                    sent,
                    detail == TraceDetail.FULL ? pdu : Redaction.of(pdu),
                    Octets.EMPTY));
        }
    }
}
