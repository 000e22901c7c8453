package io.stonechat.smpp;

import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.Text;
import java.util.Optional;

/**
 * A message from a handset whose owner is wanted ({@link OnMo}).
 *
 * @param id the identity of the question: the same for the same message by the same bind, so also when the upstream sends it
 *     again
 * @param bind the bind it came by
 * @param pdu the {@code deliver_sm} or {@code data_sm}
 * @param ruled the account that the rules of the configuration would give it to
 */
public record MoEvent(String id, String bind, MessageRequest pdu, Optional<String> ruled) {

    /**
     * Its text, read by its data_coding.
     *
     * @return the text; empty if it has none
     */
    public String text() {
        return Text.of(pdu);
    }
}
