package io.stonechat.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Objects;

/**
 * PDUs written field by field: hexadecimal, texts in single quotes without their NUL, blanks where they help. A PDU that
 * starts with {@code len} gets its true {@code command_length} there.
 */
final class WireBytes {

    private WireBytes() {}

    static byte[] bytes(String... fields) {
        var joined = String.join(" ", fields).strip();
        boolean measured = joined.startsWith("len");
        var out = new ByteArrayOutputStream();
        var parts = (measured ? "00000000" + joined.substring(3) : joined).split("'", -1);
        for (int i = 0; i < parts.length; i++) {
            out.writeBytes(
                    i % 2 == 1
                            ? parts[i].getBytes(ISO_8859_1)
                            : HexFormat.of().parseHex(parts[i].replaceAll("\\s", "")));
        }
        var bytes = out.toByteArray();
        return measured ? ByteBuffer.wrap(bytes).putInt(0, bytes.length).array() : bytes;
    }

    static Octets octets(String... fields) {
        return Octets.of(bytes(fields));
    }

    /** Reads the first PDU as a session does: first its length, then the rest, leniently. */
    static Pdu read(String... fields) {
        return read(Reading.LENIENT, fields);
    }

    static <P extends Pdu> P read(Class<P> type, String... fields) {
        return type.cast(read(fields));
    }

    static PduException failure(String... fields) {
        return failure(Reading.LENIENT, fields);
    }

    static PduException failure(Reading reading, String... fields) {
        return Objects.requireNonNull(catchThrowableOfType(PduException.class, () -> read(reading, fields)));
    }

    private static Pdu read(Reading reading, String... fields) {
        var bytes = bytes(fields);
        int length = Frames.length(bytes, 0, bytes.length, Frames.DEFAULT_MAX_PDU_BYTES);
        return PduDecoder.decode(bytes, 0, length, reading);
    }
}
