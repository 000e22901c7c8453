package io.stonechat.session;

import io.stonechat.protocol.Octets;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A text too long for one short message, in the two forms in which it travels. */
final class LongText {
    static final byte[] WHOLE = "0123456789".repeat(40).getBytes(StandardCharsets.US_ASCII);

    private LongText() {}

    /** Three segments of 134, 134 and 132 octets, each behind a user data header (3GPP TS 23.040 §9.2.3.24.1). */
    static List<byte[]> segments() {
        var segments = new ArrayList<byte[]>();
        for (int number = 1; number <= 3; number++) {
            int from = (number - 1) * 134;
            Octets header = Octets.of(
                    (byte) 5, // length of the header
                    (byte) 0, // concatenated short messages, 8-bit reference
                    (byte) 3, // length of the element
                    (byte) 0x2A, // reference
                    (byte) 3, // segments in all
                    (byte) number);
            Octets text = Octets.copyOf(WHOLE, from, Math.min(134, WHOLE.length - from));
            segments.add(header.concat(text).toByteArray());
        }
        return segments;
    }
}
