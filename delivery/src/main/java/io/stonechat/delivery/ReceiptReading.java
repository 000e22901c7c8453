package io.stonechat.delivery;

import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.Receipt;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the receipts of an upstream are to be read.
 *
 * @param acceptedIsFinal whether its ACCEPTD is the last it will say
 * @param states what its own words for {@code stat} mean, in any case; before those of the specification are looked at
 * @param zone the time zone of its dates; null when nobody knows, then our own clock tells when a message ended
 */
public record ReceiptReading(
        boolean acceptedIsFinal,
        Map<String, MessageState> states,
        @Nullable ZoneId zone) {

    /** ACCEPTD is not the last; words as in the specification; no zone. */
    public static final ReceiptReading DEFAULT = new ReceiptReading(false, Map.of(), null);

    /** Keeps the words in upper case. */
    public ReceiptReading {
        states = states.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        entry -> entry.getKey().toUpperCase(Locale.ROOT), Map.Entry::getValue));
    }

    /** The state that a receipt tells; null when it tells none that we know. */
    @Nullable
    MessageState state(Receipt receipt) {
        String stat = receipt.stat();
        MessageState own = stat == null ? null : states.get(stat.strip().toUpperCase(Locale.ROOT));
        return own == null ? receipt.state() : own;
    }

    /** When, by the upstream, the message reached its state. */
    Optional<Instant> done(Receipt receipt) {
        return zone == null || receipt.doneDate() == null
                ? Optional.empty()
                : Optional.of(receipt.doneDate().atZone(zone).toInstant());
    }
}
