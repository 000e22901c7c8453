package io.stonechat.protocol;

import java.util.List;

/**
 * The answer to a {@link QueryLastMsgs} (SMPP 3.3 only).
 *
 * @param sequenceNumber the sequence number, an unsigned 32-bit number kept as the raw bits; whatever a peer
 *     sent is accepted, also 0 and values above 0x7FFFFFFF (SMPP 3.4 §3.2)
 * @param commandStatus how the request ended; any 32-bit value, also one that no specification names (SMPP 3.4
 *     §5.1.3)
 * @param messageIds the ids of the messages, the latest first, at most 255
 */
public record QueryLastMsgsResp(int sequenceNumber, CommandStatus commandStatus, List<String> messageIds)
        implements Response {

    /** Keeps an unmodifiable copy of the list. */
    public QueryLastMsgsResp {
        messageIds = List.copyOf(messageIds);
    }

    @Override
    public int commandId() {
        return CommandId.QUERY_LAST_MSGS_RESP;
    }
}
