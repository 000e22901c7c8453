package io.stonechat.protocol;

/**
 * The answer to an {@link Unbind} (SMPP 3.4 §4.2.2).
 *
 * @param sequenceNumber the sequence number, an unsigned 32-bit number kept as the raw bits; whatever a peer
 *     sent is accepted, also 0 and values above 0x7FFFFFFF (SMPP 3.4 §3.2)
 * @param commandStatus how the request ended; any 32-bit value, also one that no specification names (SMPP 3.4
 *     §5.1.3)
 */
public record UnbindResp(int sequenceNumber, CommandStatus commandStatus) implements Response {

    /** The positive answer ({@code ESME_ROK}) with this sequence number. */
    public UnbindResp(int sequenceNumber) {
        this(sequenceNumber, CommandStatus.ESME_ROK);
    }

    @Override
    public int commandId() {
        return CommandId.UNBIND_RESP;
    }
}
