package io.stonechat.benchmarks;

import io.stonechat.protocol.Pdu;
import java.util.concurrent.TimeUnit;
import org.jboss.netty.buffer.ChannelBuffer;
import org.jsmpp.bean.SubmitSm;
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

/** A submit_sm of 157 octets, 100 of them text, read and written by each library. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class SubmitSmBenchmark {
    private final byte[] frame = Frames.submitSm();
    private final Codecs codecs = new Codecs(frame);
    private SubmitSm jsmpp = new SubmitSm();

    /** Reads the frame with each library, and checks that each writes the same. */
    @Setup
    public void check() throws Exception {
        codecs.check();
        jsmpp = decodeJsmpp();
        Codecs.check("jSMPP", frame, encodeJsmpp());
    }

    /** Reads it with Stonechat. */
    @Benchmark
    public Pdu decodeStonechat() {
        return codecs.decodeStonechat();
    }

    /** Writes it with Stonechat. */
    @Benchmark
    public int encodeStonechat() {
        return codecs.encodeStonechat();
    }

    /** Reads it with cloudhopper. */
    @Benchmark
    public com.cloudhopper.smpp.pdu.Pdu decodeCloudhopper() throws Exception {
        return codecs.decodeCloudhopper();
    }

    /** Writes it with cloudhopper. */
    @Benchmark
    public ChannelBuffer encodeCloudhopper() throws Exception {
        return codecs.encodeCloudhopper();
    }

    /** Reads it with jSMPP. */
    @Benchmark
    public SubmitSm decodeJsmpp() throws Exception {
        return codecs.decomposer.submitSm(frame);
    }

    /** Writes it with jSMPP. */
    @Benchmark
    public byte[] encodeJsmpp() throws Exception {
        return codecs.composer.submitSm(
                Codecs.SEQUENCE,
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
