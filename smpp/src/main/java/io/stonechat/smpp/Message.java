package io.stonechat.smpp;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.Text;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A stored message as a script sees it: how it stood when it was read.
 *
 * @param id the id of its record; for a message of one part, and the first of several, the same as {@code messageId}
 * @param messageId the {@code message_id} its ESME knows, in decimal
 * @param kind what it is: {@code SUBMIT}, {@code RECEIPT}, {@code MO} or {@code UPSTREAM_RECEIPT}
 * @param account the account that owns it; empty when nobody does
 * @param systemId the ESME that submitted it, or the bind that it came by
 * @param pdu the PDU as it was received
 * @param destination the address it was submitted for
 * @param state what has become of it: {@code SCHEDULED}, {@code QUEUED}, {@code ATTEMPTING}, {@code UNCERTAIN}, {@code SENT}
 *     or {@code HELD}; or, ended, {@code DELIVERED}, {@code EXPIRED}, {@code DELETED}, {@code UNDELIVERABLE},
 *     {@code ACCEPTED}, {@code UNKNOWN}, {@code REJECTED}, {@code SKIPPED}, {@code UNMATCHED} or {@code DEAD_LETTER}
 * @param rule what chose its chain; null when it was none
 * @param chain the steps of its way; empty until they are chosen
 * @param retries how many steps of the retry schedule it has used up
 * @param attempts its attempts, oldest first
 * @param attributes what scripts have attached to it
 * @param accepted when it was accepted
 * @param due when it may be sent at the earliest
 * @param validUntil when it expires
 * @param ended when it ended; null while it has not
 * @param error the {@code err} of the receipt that ended it, such as {@code 000}; null if there was none
 */
public record Message(
        String id,
        String messageId,
        String kind,
        String account,
        String systemId,
        MessageRequest pdu,
        Address destination,
        String state,
        @Nullable String rule,
        List<String> chain,
        int retries,
        List<MessageAttempt> attempts,
        Map<String, String> attributes,
        Instant accepted,
        Instant due,
        Instant validUntil,
        @Nullable Instant ended,
        @Nullable String error) {

    /** Keeps unmodifiable copies of the collections. */
    public Message {
        chain = List.copyOf(chain);
        attempts = List.copyOf(attempts);
        attributes = Map.copyOf(attributes);
    }

    /**
     * The address it is from.
     *
     * @return as it was received
     */
    public Address source() {
        return pdu.source();
    }

    /**
     * Its text, read by its data_coding.
     *
     * @return the text; empty if it has none
     */
    public String text() {
        return Text.of(pdu);
    }

    /**
     * Whether it has reached its final state.
     *
     * @return whether it has
     */
    public boolean isEnded() {
        return ended != null;
    }

    /**
     * Its last attempt.
     *
     * @return empty if there was none
     */
    public Optional<MessageAttempt> lastAttempt() {
        return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.getLast());
    }
}
