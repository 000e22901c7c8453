package io.stonechat.protocol;

/**
 * A {@code query_sm}: an ESME asks what became of a message it submitted (SMPP 3.4 §4.8.1).
 *
 * @param sequenceNumber the sequence number, an unsigned 32-bit number kept as the raw bits; whatever a peer
 *     sent is accepted, also 0 and values above 0x7FFFFFFF (SMPP 3.4 §3.2)
 * @param messageId the message id the centre assigned, at most 64 characters; empty when there is none (SMPP
 *     3.4 §5.2.23)
 * @param source the address of the short message entity that originated the message; {@link Address#EMPTY}
 *     when not given
 */
public record QuerySm(int sequenceNumber, String messageId, Address source) implements Request {

    @Override
    public int commandId() {
        return CommandId.QUERY_SM;
    }
}
