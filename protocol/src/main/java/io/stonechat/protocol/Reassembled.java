package io.stonechat.protocol;

import java.util.List;

/**
 * A whole message, put together from its parts.
 *
 * @param parts the messages it came in, in the order of their numbers; one, if it came whole
 * @param body the user data without headers
 * @param text the text of it all
 */
public record Reassembled(List<MessageRequest> parts, Octets body, String text) {

    /** Keeps an unmodifiable copy of the parts. */
    public Reassembled {
        parts = List.copyOf(parts);
    }

    /** The first part, whose addresses and other fields stand for the whole. */
    public MessageRequest first() {
        return parts.getFirst();
    }
}
