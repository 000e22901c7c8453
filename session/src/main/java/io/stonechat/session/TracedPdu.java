package io.stonechat.session;

import io.stonechat.protocol.CommandId;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.Pdu;
import java.time.Instant;

/**
 * One PDU as {@link SmppSession#trace} shows it. Its text form is for people: two lines, decoded and in hexadecimal.
 *
 * @param at when it was read, or put into the write buffer
 * @param session {@link SmppSession#id()} of its session
 * @param sent whether we sent it
 * @param pdu what it says, its sequence number included; passwords, texts and vendors' TLVs masked and numbers shown by their
 *     last two digits only, unless all was asked for
 * @param octets how this PDU is written on the wire
 */
public record TracedPdu(Instant at, String session, boolean sent, Pdu pdu, Octets octets) {
    @Override
    public String toString() {
        return "%s %s %s %s %s%n  %s"
                .formatted(at, session, sent ? "->" : "<-", CommandId.name(pdu.commandId()), pdu, octets);
    }
}
