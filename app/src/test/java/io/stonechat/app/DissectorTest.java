package io.stonechat.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.stonechat.protocol.Frames;
import io.stonechat.protocol.PduDecoder;
import io.stonechat.protocol.PduException;
import io.stonechat.protocol.PduFlaw;
import io.stonechat.protocol.Reading;
import io.stonechat.protocol.UnknownPdu;
import java.io.IOException;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class DissectorTest {

    static Stream<byte[]> frames() throws IOException {
        return PduVectorsTest.pdus()
                .map(arguments -> (JsonNode) arguments.get()[1])
                .map(vector -> HexFormat.of().parseHex(vector.path("hex").asString()))
                .filter(octets -> octets.length >= Frames.HEADER_LENGTH);
    }

    @ParameterizedTest
    @MethodSource("frames")
    void it_finds_an_error_where_the_strict_decoder_does(byte[] octets) {
        Dissection dissection = Dissector.dissect(octets, 0, octets.length);
        if (!dissection.isFramed()) {
            return;
        }
        byte[] frame = dissection.octets().toByteArray();
        Outcome expected;
        try {
            boolean known = !(PduDecoder.decode(frame, 0, frame.length, Reading.STRICT) instanceof UnknownPdu);
            expected = known ? Outcome.OK : Outcome.ERROR;
        } catch (PduException failure) {
            // Fields and TLVs of an unusual length are problems here, not errors: the structure of the PDU is sound.
            expected = failure.flaw() == PduFlaw.LENGTH ? Outcome.OK : Outcome.ERROR;
            assertThat(dissection.problems()).isNotEmpty();
        }
        assertThat(dissection.outcome()).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("frames")
    void no_truncation_and_no_change_makes_it_fail(byte[] octets) {
        assertThatCode(() -> {
                    for (int length = 0; length < octets.length; length++) {
                        show(octets, length);
                    }
                    for (int i = 0; i < octets.length; i++) {
                        byte[] changed = octets.clone();
                        changed[i] ^= (byte) 0x81;
                        show(changed, changed.length);
                        changed[i] = 0;
                        show(changed, changed.length);
                    }
                })
                .doesNotThrowAnyException();
    }

    private static void show(byte[] octets, int length) {
        Dissection dissection = Dissector.dissect(octets, 0, length);
        assertThat(PduTree.of(1, dissection, null)).isNotEmpty();
        assertThat(PduJson.of(dissection, null).has("outcome")).isTrue();
    }
}
