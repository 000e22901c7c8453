package io.stonechat.session;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.MessageRequest;
import java.util.List;

/**
 * A text that came, put together if it came in segments.
 *
 * @param source who it is from
 * @param destination who it is for: one of our numbers
 * @param text all of it
 * @param parts the messages it came in, in the order of their numbers
 */
public record IncomingText(Address source, Address destination, String text, List<MessageRequest> parts) {
    /** Keeps an unmodifiable copy of the list. */
    public IncomingText {
        parts = List.copyOf(parts);
    }
}
