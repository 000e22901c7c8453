package io.stonechat.benchmarks;

import com.cloudhopper.smpp.transcoder.DefaultPduTranscoder;
import com.cloudhopper.smpp.transcoder.DefaultPduTranscoderContext;
import io.stonechat.protocol.Pdu;
import io.stonechat.protocol.PduBuffer;
import io.stonechat.protocol.PduDecoder;
import io.stonechat.protocol.PduEncoder;
import java.util.concurrent.TimeUnit;
import org.jboss.netty.buffer.ChannelBuffer;
import org.jboss.netty.buffer.ChannelBuffers;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.util.DefaultComposer;
import org.jsmpp.util.DefaultDecomposer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The submit_sm of the comparisons read and written by each library: nanoseconds a PDU. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class CodecBenchmark {
    private final byte[] frame = Frames.submitSm();
    private final Pdu ours = PduDecoder.decode(frame);
    private final PduBuffer out = new PduBuffer();

    private final DefaultPduTranscoder cloudhopper = new DefaultPduTranscoder(new DefaultPduTranscoderContext());
    private final ChannelBuffer cloudhopperFrame = ChannelBuffers.wrappedBuffer(frame);
    private com.cloudhopper.smpp.pdu.Pdu theirs = new com.cloudhopper.smpp.pdu.SubmitSm();

    private final DefaultDecomposer decomposer = new DefaultDecomposer();
    private final DefaultComposer composer = new DefaultComposer();
    private SubmitSm jsmpp = new SubmitSm();

    /** Reads what the others write. */
    @Setup
    public void read() throws Exception {
        theirs = cloudhopper.decode(cloudhopperFrame);
        jsmpp = decomposer.submitSm(frame);
    }

    /** Reads it with Stonechat. */
    @Benchmark
    public Pdu decodeStonechat() {
        return PduDecoder.decode(frame, 0, frame.length);
    }

    /** Writes it with Stonechat. */
    @Benchmark
    public int encodeStonechat() {
        out.reset();
        PduEncoder.encode(ours, 1, out);
        return out.length();
    }

    /** Reads it with cloudhopper. */
    @Benchmark
    public com.cloudhopper.smpp.pdu.Pdu decodeCloudhopper() throws Exception {
        cloudhopperFrame.readerIndex(0);
        return cloudhopper.decode(cloudhopperFrame);
    }

    /** Writes it with cloudhopper. */
    @Benchmark
    public ChannelBuffer encodeCloudhopper() throws Exception {
        return cloudhopper.encode(theirs);
    }

    /** Reads it with jSMPP. */
    @Benchmark
    public SubmitSm decodeJsmpp() throws Exception {
        return decomposer.submitSm(frame);
    }

    /** Writes it with jSMPP. */
    @Benchmark
    public byte[] encodeJsmpp() throws Exception {
        return composer.submitSm(
                1,
                jsmpp.getServiceType(),
                jsmpp.getSourceAddrTon(),
                jsmpp.getSourceAddrNpi(),
                jsmpp.getSourceAddr(),
                jsmpp.getDestAddrTon(),
                jsmpp.getDestAddrNpi(),
                jsmpp.getDestAddress(),
                jsmpp.getEsmClass(),
                jsmpp.getProtocolId(),
                jsmpp.getPriorityFlag(),
                jsmpp.getScheduleDeliveryTime(),
                jsmpp.getValidityPeriod(),
                jsmpp.getRegisteredDelivery(),
                jsmpp.getReplaceIfPresent(),
                jsmpp.getDataCoding(),
                jsmpp.getSmDefaultMsgId(),
                jsmpp.getShortMessage());
    }
}
