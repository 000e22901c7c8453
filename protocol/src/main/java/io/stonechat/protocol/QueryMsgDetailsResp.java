package io.stonechat.protocol;

import java.util.List;

/**
 * The answer to a {@link QueryMsgDetails} (SMPP 3.3 only).
 *
 * @param sequenceNumber the sequence number, an unsigned 32-bit number kept as the raw bits; whatever a peer
 *     sent is accepted, also 0 and values above 0x7FFFFFFF (SMPP 3.4 §3.2)
 * @param commandStatus how the request ended; any 32-bit value, also one that no specification names (SMPP 3.4
 *     §5.1.3)
 * @param serviceType the SMS application service, at most 5 characters, empty for the default (SMPP 3.4
 *     §5.2.11)
 * @param source the address of the short message entity that originated the message; {@link Address#EMPTY}
 *     when not given
 * @param destinations who the message is for: at most 255 addresses and distribution lists (SMPP 3.4 §4.5.1.1)
 * @param protocolId the GSM protocol identifier, 0 to 255 (SMPP 3.4 §5.2.13)
 * @param priorityFlag the priority, 0 (lowest) to 3, in SMPP 5.0 to 4; any octet is kept (SMPP 3.4 §5.2.14)
 * @param scheduleDeliveryTime when delivery is first attempted, in the SMPP time format, empty for at once
 *     (SMPP 3.4 §5.2.15, §7.1.1)
 * @param validityPeriod when the message expires, in the SMPP time format, empty for the centre's default
 *     (SMPP 3.4 §5.2.16, §7.1.1)
 * @param registeredDelivery which receipts and acknowledgements are asked for, 0 to 255 (SMPP 3.4 §5.2.17)
 * @param dataCoding the encoding of the message, 0 to 255 (SMPP 3.4 §5.2.19)
 * @param shortMessage the user data, at most 254 octets, empty when it travels in {@code message_payload}
 *     (SMPP 3.4 §5.2.22)
 * @param messageId the message id the centre assigned, at most 64 characters; empty when there is none (SMPP
 *     3.4 §5.2.23)
 * @param finalDate when the message reached its final state, in the SMPP time format, empty before that (SMPP
 *     3.4 §7.1)
 * @param messageState the state of the message, 0 to 255; see {@link MessageState} (SMPP 3.4 §5.2.28)
 * @param errorCode why delivery failed, 0 to 255, network-specific (SMPP 3.4 §4.8.2)
 */
public record QueryMsgDetailsResp(
        int sequenceNumber,
        CommandStatus commandStatus,
        String serviceType,
        Address source,
        List<Destination> destinations,
        int protocolId,
        int priorityFlag,
        String scheduleDeliveryTime,
        String validityPeriod,
        int registeredDelivery,
        int dataCoding,
        Octets shortMessage,
        String messageId,
        String finalDate,
        int messageState,
        int errorCode)
        implements Response {

    /** Keeps an unmodifiable copy of the list. */
    public QueryMsgDetailsResp {
        destinations = List.copyOf(destinations);
    }

    @Override
    public int commandId() {
        return CommandId.QUERY_MSG_DETAILS_RESP;
    }

    /** An answer without a message, as a negative one is. */
    public static QueryMsgDetailsResp empty(int sequenceNumber, CommandStatus commandStatus) {
        return new QueryMsgDetailsResp(
                sequenceNumber,
                commandStatus,
                "",
                Address.EMPTY,
                List.of(),
                0,
                0,
                "",
                "",
                0,
                0,
                Octets.EMPTY,
                "",
                "",
                0,
                0);
    }
}
