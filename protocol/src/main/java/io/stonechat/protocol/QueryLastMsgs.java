package io.stonechat.protocol;

/**
 * A {@code query_last_msgs}: an ESME asks for the ids of the last messages of an address (SMPP 3.3 only).
 *
 * @param sequenceNumber the sequence number, an unsigned 32-bit number kept as the raw bits; whatever a peer
 *     sent is accepted, also 0 and values above 0x7FFFFFFF (SMPP 3.4 §3.2)
 * @param source the address of the short message entity that originated the message; {@link Address#EMPTY}
 *     when not given
 * @param numberOfMessages how many messages are asked for, 1 to 100
 */
public record QueryLastMsgs(int sequenceNumber, Address source, int numberOfMessages) implements Request {

    @Override
    public int commandId() {
        return CommandId.QUERY_LAST_MSGS;
    }
}
