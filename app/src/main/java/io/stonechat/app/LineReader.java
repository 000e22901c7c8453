package io.stonechat.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads lines as they come, none longer than what a PDU of the greatest length can fill. */
final class LineReader {

    /** The longest line: four characters an octet of the longest PDU, several times over. */
    static final int LONGEST = 1 << 22;

    private final InputStream in;

    LineReader(InputStream in) {
        this.in = in;
    }

    /**
     * The next line without its end, null after the last.
     *
     * @throws Failure if it is too long
     */
    @Nullable
    String next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int octet = in.read();
        if (octet < 0) {
            return null;
        }
        while (octet >= 0 && octet != '\n') {
            if (line.size() == LONGEST) {
                throw new Failure("A line is longer than %d characters: one PDU a line.".formatted(LONGEST));
            }
            line.write(octet);
            octet = in.read();
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
