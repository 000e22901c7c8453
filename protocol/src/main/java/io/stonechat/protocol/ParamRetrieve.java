package io.stonechat.protocol;

/**
 * A {@code param_retrieve}: an ESME asks for a parameter of the centre (SMPP 3.3 only).
 *
 * @param sequenceNumber the sequence number, an unsigned 32-bit number kept as the raw bits; whatever a peer
 *     sent is accepted, also 0 and values above 0x7FFFFFFF (SMPP 3.4 §3.2)
 * @param paramName the name of the parameter, at most 31 characters
 */
public record ParamRetrieve(int sequenceNumber, String paramName) implements Request {

    @Override
    public int commandId() {
        return CommandId.PARAM_RETRIEVE;
    }
}
