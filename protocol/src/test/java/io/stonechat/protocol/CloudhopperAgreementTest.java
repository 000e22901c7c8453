package io.stonechat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudhopper.smpp.pdu.BaseSm;
import com.cloudhopper.smpp.transcoder.DefaultPduTranscoder;
import com.cloudhopper.smpp.transcoder.DefaultPduTranscoderContext;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import org.jboss.netty.buffer.ChannelBuffers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written here cloudhopper reads, and writes again to the octet, and that is read here: thousands of PDUs. */
class CloudhopperAgreementTest {

    private static final int ROUNDS = 150;

    /** What cloudhopper has no class for. */
    private static final Set<Class<?>> UNKNOWN_TO_CLOUDHOPPER = Set.of(
            Outbind.class,
            SubmitMulti.class,
            SubmitMultiResp.class,
            BroadcastSm.class,
            BroadcastSmResp.class,
            QueryBroadcastSm.class,
            QueryBroadcastSmResp.class,
            CancelBroadcastSm.class,
            CancelBroadcastSmResp.class,
            ParamRetrieve.class,
            ParamRetrieveResp.class,
            QueryLastMsgs.class,
            QueryLastMsgsResp.class,
            QueryMsgDetails.class,
            QueryMsgDetailsResp.class,
            UnknownPdu.class);

    private final DefaultPduTranscoder theirs = new DefaultPduTranscoder(new DefaultPduTranscoderContext());

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void reads_and_writes_the_same(long seed) throws Exception {
        var samples = new SamplePdus(new Random(seed));
        for (int round = 0; round < ROUNDS; round++) {
            for (var pdu : samples.ofEachType()) {
                if (!UNKNOWN_TO_CLOUDHOPPER.contains(pdu.getClass()) && isPlain(pdu)) {
                    agreesOn(pdu);
                }
            }
        }
    }

    private void agreesOn(Pdu pdu) throws Exception {
        var bytes = PduEncoder.toBytes(pdu);
        var read = theirs.decode(ChannelBuffers.wrappedBuffer(bytes));
        assertThat(read.getCommandId()).isEqualTo(pdu.commandId());
        assertThat(read.getSequenceNumber()).isEqualTo(pdu.sequenceNumber());
        if (read instanceof BaseSm<?> message && pdu instanceof ShortMessageRequest ours) {
            assertThat(message.getShortMessage()).isEqualTo(ours.shortMessage().toByteArray());
            assertThat(
                            message.getSourceAddress() == null
                                    ? ""
                                    : message.getSourceAddress().getAddress())
                    .isEqualTo(ours.source().address());
        }
        read.removeSequenceNumber();
        read.setSequenceNumber(pdu.sequenceNumber());
        read.calculateAndSetCommandLength();
        var buffer = theirs.encode(read);
        var written = new byte[buffer.readableBytes()];
        buffer.readBytes(written);
        assertThat(PduDecoder.decode(written))
                .as("%s %s", pdu, Arrays.toString(written))
                .isEqualTo(pdu);
    }

    /** cloudhopper writes the bodies of negative responses in a way of its own. */
    private static boolean isPlain(Pdu pdu) {
        return !(pdu instanceof Response response) || response.commandStatus().isOk();
    }
}
