package io.stonechat.protocol;

/**
 * A {@code generic_nack}: the answer to a PDU whose command or length was not understood (SMPP 3.4 §4.3).
 *
 * Its sequence number is 0 when that of the PDU it answers could not be read; it then matches no request.
 *
 * @param sequenceNumber the sequence number, an unsigned 32-bit number kept as the raw bits; whatever a peer
 *     sent is accepted, also 0 and values above 0x7FFFFFFF (SMPP 3.4 §3.2)
 * @param commandStatus how the request ended; any 32-bit value, also one that no specification names (SMPP 3.4
 *     §5.1.3)
 */
public record GenericNack(int sequenceNumber, CommandStatus commandStatus) implements Response {

    @Override
    public int commandId() {
        return CommandId.GENERIC_NACK;
    }
}
