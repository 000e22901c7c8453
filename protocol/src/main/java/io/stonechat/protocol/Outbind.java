package io.stonechat.protocol;

/**
 * An {@code outbind}: a centre asks an ESME to bind as a receiver (SMPP 3.4 §4.1.7). It has no response.
 *
 * @param sequenceNumber the sequence number, an unsigned 32-bit number kept as the raw bits; whatever a peer
 *     sent is accepted, also 0 and values above 0x7FFFFFFF (SMPP 3.4 §3.2)
 * @param systemId the identity of the sender, at most 15 characters (SMPP 3.4 §5.2.1)
 * @param password the password, at most 8 characters (SMPP 3.4 §5.2.2); {@code toString} hides it
 */
public record Outbind(int sequenceNumber, String systemId, String password) implements Request {

    @Override
    public int commandId() {
        return CommandId.OUTBIND;
    }

    /** All fields but the password. */
    @Override
    public String toString() {
        return "Outbind[sequenceNumber=%d, systemId=%s, password=***]".formatted(sequenceNumber, systemId);
    }
}
