package io.stonechat.protocol;

/**
 * A {@code query_msg_details}: an ESME asks for a message it submitted, with its text (SMPP 3.3 only).
 *
 * @param sequenceNumber the sequence number, an unsigned 32-bit number kept as the raw bits; whatever a peer
 *     sent is accepted, also 0 and values above 0x7FFFFFFF (SMPP 3.4 §3.2)
 * @param messageId the message id the centre assigned, at most 64 characters; empty when there is none (SMPP
 *     3.4 §5.2.23)
 * @param source the address of the short message entity that originated the message; {@link Address#EMPTY}
 *     when not given
 * @param smLength how many octets of the message are asked for, 0 to 160
 */
public record QueryMsgDetails(int sequenceNumber, String messageId, Address source, int smLength) implements Request {

    @Override
    public int commandId() {
        return CommandId.QUERY_MSG_DETAILS;
    }
}
