package io.stonechat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read again as it was, whatever the PDU. */
class RoundTripTest {

    private static final int ROUNDS = 200;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void every_pdu_comes_back_as_it_was(long seed) {
        var samples = new SamplePdus(new Random(seed));
        for (int round = 0; round < ROUNDS; round++) {
            for (var pdu : samples.ofEachType()) {
                var bytes = PduEncoder.toBytes(pdu);
                assertThat(PduDecoder.decode(bytes, 0, bytes.length, Reading.STRICT))
                        .isEqualTo(pdu);
            }
        }
    }

    @Test
    void the_samples_have_every_type() {
        var types = new HashSet<Class<?>>();
        new SamplePdus(new Random(0)).ofEachType().forEach(pdu -> types.add(pdu.getClass()));
        assertThat(types).containsAll(PermittedTypes.of(Pdu.class));
    }

    @Test
    void frames_written_one_after_the_other_are_cut_again() {
        var samples = new SamplePdus(new Random(4)).ofEachType();
        var out = new PduBuffer(16);
        samples.forEach(pdu -> PduEncoder.encode(pdu, pdu.sequenceNumber(), out));
        int at = 0;
        for (var pdu : samples) {
            int length = Frames.length(out.array(), at, out.length() - at, Frames.DEFAULT_MAX_PDU_BYTES);
            assertThat(PduDecoder.decode(out.array(), at, length)).isEqualTo(pdu);
            at += length;
        }
        assertThat(at).isEqualTo(out.length());
    }

    @Test
    void a_pdu_is_written_under_the_sequence_number_given() {
        var out = new PduBuffer();
        PduEncoder.encode(new EnquireLink(7), 0x806A179B, out);
        assertThat(PduDecoder.decode(out.toByteArray())).isEqualTo(new EnquireLink(0x806A179B));
    }
}
