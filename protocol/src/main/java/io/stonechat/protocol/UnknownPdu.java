package io.stonechat.protocol;

/**
 * A PDU whose command no version of SMPP knows: data, not an error.
 *
 * <p>A request (bit 31 of the command id clear) is to be answered with a {@link GenericNack} of status {@code
 * ESME_RINVCMDID} (SMPP 3.4 §4.3); a response is to be counted and forgotten.
 *
 * @param commandId the command id, an unsigned 32-bit number kept as the raw bits
 * @param commandStatus the command status as it came
 * @param sequenceNumber the sequence number, an unsigned 32-bit number kept as the raw bits
 * @param body everything after the header
 */
public record UnknownPdu(int commandId, CommandStatus commandStatus, int sequenceNumber, Octets body) implements Pdu {

    /** Whether bit 31 of the command id says that this is a response. */
    public boolean isResponse() {
        return commandId < 0;
    }
}
