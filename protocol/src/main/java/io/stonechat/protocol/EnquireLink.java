package io.stonechat.protocol;

/**
 * An {@code enquire_link}: one side asks whether the other is alive (SMPP 3.4 §4.11.1).
 *
 * @param sequenceNumber the sequence number, an unsigned 32-bit number kept as the raw bits; whatever a peer
 *     sent is accepted, also 0 and values above 0x7FFFFFFF (SMPP 3.4 §3.2)
 */
public record EnquireLink(int sequenceNumber) implements Request {

    @Override
    public int commandId() {
        return CommandId.ENQUIRE_LINK;
    }
}
