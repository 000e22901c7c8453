package io.stonechat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Whatever is cut off or changed in a PDU, reading it ends, in a PDU or in a {@link PduException} and nothing else. */
class HostileBytesTest {

    static Stream<Named<JsonNode>> pdus() {
        return Vectors.named(Vectors.wire("pdu"));
    }

    @ParameterizedTest
    @MethodSource("pdus")
    void survives_every_truncation(JsonNode record) {
        var bytes = Vectors.bytes(record);
        for (int length = 0; length < bytes.length; length++) {
            var cut = Arrays.copyOf(bytes, length);
            read(cut);
            if (length >= Frames.HEADER_LENGTH) {
                patchLength(cut);
                read(cut);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pdus")
    void survives_every_change_of_one_byte(JsonNode record) {
        var bytes = Vectors.bytes(record);
        for (int at = 0; at < bytes.length; at++) {
            for (int value = 0; value < 256; value++) {
                var changed = bytes.clone();
                changed[at] = (byte) value;
                read(changed);
            }
        }
    }

    private static void patchLength(byte[] frame) {
        frame[2] = (byte) (frame.length >>> 8);
        frame[3] = (byte) frame.length;
    }

    private static void read(byte[] bytes) {
        for (var reading : Reading.values()) {
            try {
                int length = Frames.length(bytes, 0, bytes.length, Frames.DEFAULT_MAX_PDU_BYTES);
                if (length != Frames.NEED_MORE) {
                    var pdu = PduDecoder.decode(bytes, 0, length, reading);
                    if (reading == Reading.LENIENT) {
                        writeAndReadAgain(pdu);
                        use(pdu);
                    }
                }
            } catch (PduException failure) {
                if (failure.getMessage().isEmpty() || failure.getStackTrace().length > 0) {
                    throw new AssertionError("a failure says what is wrong, and has no stack trace", failure);
                }
                Answers.failure(failure);
            }
        }
    }

    /** What has been read can be written, unless it is longer than the specification allows, and is then the same. */
    private static void writeAndReadAgain(Pdu pdu) {
        try {
            var written = PduEncoder.toBytes(pdu);
            var again = PduEncoder.toBytes(PduDecoder.decode(written));
            if (!Arrays.equals(written, again)) {
                assertThat(again).isEqualTo(written);
            }
        } catch (PduException failure) {
            assertThat(failure.flaw()).isEqualTo(PduFlaw.LENGTH);
        }
    }

    private static void use(Pdu pdu) {
        PduFields.of(pdu);
        if (pdu instanceof Request request) {
            Responses.rejecting(request, CommandStatus.ESME_RSYSERR);
        }
        if (pdu instanceof MessageRequest message) {
            Receipt.of(message);
            Text.of(message);
        }
    }
}
