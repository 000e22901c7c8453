package io.stonechat.delivery;

import io.stonechat.protocol.Concatenation;
import io.stonechat.store.StoredMessage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells which messages are segments of one long message that their ESME has split. Pure. */
final class Segments {

    private Segments() {}

    /** What the segments of one long message have in common, and nothing else for a while; null for no segment. */
    static @Nullable String group(StoredMessage message) {
        Optional<Concatenation> part = Concatenation.of(message.pdu());
        if (part.isEmpty() || !part.get().isValid() || part.get().total() == 1) {
            return null;
        }
        return "%s %s %s %d/%d"
                .formatted(
                        message.origin().systemId(),
                        message.pdu().source().address(),
                        message.destination().address(),
                        part.get().reference(),
                        part.get().total());
    }
}
