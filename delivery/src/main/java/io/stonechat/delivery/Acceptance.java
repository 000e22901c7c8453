package io.stonechat.delivery;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.UnsuccessfulSme;
import io.stonechat.store.MessageId;
import java.util.List;

/** What came of a {@link Submission}: what the ESME is to be answered. */
public sealed interface Acceptance {

    /**
     * The message is stored, or relayed, and ours to bring to an end: answer ESME_ROK and this id.
     *
     * @param id the message's id
     * @param messageId the id as the ESME is told it
     * @param unsuccessful of a {@code submit_multi}, the destinations that were refused
     */
    record Accepted(MessageId id, String messageId, List<UnsuccessfulSme> unsuccessful) implements Acceptance {

        /** Keeps an unmodifiable copy of the list. */
        public Accepted {
            unsuccessful = List.copyOf(unsuccessful);
        }
    }

    /**
     * The message is not ours: answer this status. It will not be sent (or, relayed, not again).
     *
     * @param status the status to answer
     * @param reason why, in a sentence
     */
    record Refused(CommandStatus status, String reason) implements Acceptance {}
}
