package io.stonechat.app;

import io.stonechat.protocol.Frames;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.Pdu;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What octets say when they are read as a PDU, as far as they can be read.
 *
 * @param outcome how the strict reading ended
 * @param error the error by a short name, such as {@code missing_nul}; null when there is none
 * @param octets the PDU, or what is there of it
 * @param header the fields of its header
 * @param body the fields of its body, up to the first that cannot be read
 * @param bodyAbsent whether a response has none of the body that its command has
 * @param unread what could not be read as fields
 * @param problems all that is not as the specification has it, in the order of the octets
 * @param following how many octets follow the PDU
 * @param pdu the same read leniently; null when that fails too
 */
record Dissection(
        Outcome outcome,
        @Nullable String error,
        Octets octets,
        List<Node> header,
        List<Node> body,
        boolean bodyAbsent,
        Octets unread,
        List<Problem> problems,
        int following,
        @Nullable Pdu pdu) {

    /** Whether all octets of the PDU are there, and its length is one that a PDU can have. */
    boolean isFramed() {
        return octets.length() >= Frames.HEADER_LENGTH && number("command_length", 0) == octets.length();
    }

    /** Whether it is a command without a body that has one all the same. */
    boolean hasUnexpectedBody() {
        return body.isEmpty() && error != null && error.startsWith("trailing_bytes");
    }

    /** The value of a numeric field of the header or the body, if it was read. */
    long number(String name, long otherwise) {
        for (List<Node> part : List.of(header, body)) {
            for (Node node : part) {
                if (node instanceof Node.Numeral number && number.name().equals(name)) {
                    return number.value();
                }
            }
        }
        return otherwise;
    }
}
