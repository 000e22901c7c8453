package io.stonechat.protocol;

/**
 * The answer to a {@link ParamRetrieve} (SMPP 3.3 only).
 *
 * @param sequenceNumber the sequence number, an unsigned 32-bit number kept as the raw bits; whatever a peer
 *     sent is accepted, also 0 and values above 0x7FFFFFFF (SMPP 3.4 §3.2)
 * @param commandStatus how the request ended; any 32-bit value, also one that no specification names (SMPP 3.4
 *     §5.1.3)
 * @param paramValue the value of the parameter, at most 100 characters
 */
public record ParamRetrieveResp(int sequenceNumber, CommandStatus commandStatus, String paramValue)
        implements Response {

    @Override
    public int commandId() {
        return CommandId.PARAM_RETRIEVE_RESP;
    }
}
