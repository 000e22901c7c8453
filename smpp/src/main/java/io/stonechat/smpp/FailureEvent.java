package io.stonechat.smpp;

import io.stonechat.protocol.CommandStatus;
import org.jspecify.annotations.Nullable;

/**
 * A failure after which a message may be sent again without fear of a duplicate ({@link OnFailure}).
 *
 * @param id the identity of the question, the same if it is repeated after a crash
 * @param message the message, with its attempts
 * @param reason {@link #REJECTED}, {@link #UNREACHABLE} or {@link #UNENCODABLE}
 * @param status what the upstream answered; null when it was not asked
 */
public record FailureEvent(
        String id, Message message, String reason, @Nullable CommandStatus status) {

    /** The upstream has refused it. */
    public static final String REJECTED = "rejected";

    /** No bind of its chain can be reached. */
    public static final String UNREACHABLE = "unreachable";

    /** It does not fit into a PDU as it is: its way or a rewriting of it made a field too long, say. */
    public static final String UNENCODABLE = "unencodable";
}
