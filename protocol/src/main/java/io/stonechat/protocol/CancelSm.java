package io.stonechat.protocol;

/**
 * A {@code cancel_sm}: an ESME takes back a message, or all of a service type between two addresses (SMPP 3.4 §4.9.1).
 *
 * @param sequenceNumber the sequence number, an unsigned 32-bit number kept as the raw bits; whatever a peer
 *     sent is accepted, also 0 and values above 0x7FFFFFFF (SMPP 3.4 §3.2)
 * @param serviceType the SMS application service, at most 5 characters, empty for the default (SMPP 3.4
 *     §5.2.11)
 * @param messageId the message id the centre assigned, at most 64 characters; empty when there is none (SMPP
 *     3.4 §5.2.23)
 * @param source the address of the short message entity that originated the message; {@link Address#EMPTY}
 *     when not given
 * @param destination the address of the short message entity the message is for
 */
public record CancelSm(int sequenceNumber, String serviceType, String messageId, Address source, Address destination)
        implements Request {

    @Override
    public int commandId() {
        return CommandId.CANCEL_SM;
    }
}
