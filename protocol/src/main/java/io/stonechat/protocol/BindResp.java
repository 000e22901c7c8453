package io.stonechat.protocol;

/**
 * The answer to a {@link BindRequest} (SMPP 3.4 §4.1.2, §4.1.4, §4.1.6).
 *
 * A centre names the version it speaks in the TLV {@code sc_interface_version}. A negative answer often has no
 * body at all: the system id is then empty.
 *
 * @param sequenceNumber the sequence number, an unsigned 32-bit number kept as the raw bits; whatever a peer
 *     sent is accepted, also 0 and values above 0x7FFFFFFF (SMPP 3.4 §3.2)
 * @param commandStatus how the request ended; any 32-bit value, also one that no specification names (SMPP 3.4
 *     §5.1.3)
 * @param type in which directions messages may flow
 * @param systemId the identity of the sender, at most 15 characters (SMPP 3.4 §5.2.1)
 * @param tlvs the optional parameters, in the order of the wire (SMPP 3.4 §5.3)
 */
public record BindResp(int sequenceNumber, CommandStatus commandStatus, BindType type, String systemId, Tlvs tlvs)
        implements Response {

    @Override
    public int commandId() {
        return type.responseId();
    }
}
