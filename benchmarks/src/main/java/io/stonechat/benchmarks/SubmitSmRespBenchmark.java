package io.stonechat.benchmarks;

import io.stonechat.protocol.Pdu;
import java.util.concurrent.TimeUnit;
import org.jboss.netty.buffer.ChannelBuffer;
import org.jsmpp.bean.SubmitSmResp;
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

/** A submit_sm_resp with a message id of ten digits, read and written by each library. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class SubmitSmRespBenchmark {
    private final byte[] frame = Frames.submitSmResp("0123456789");
    private final Codecs codecs = new Codecs(frame);
    private SubmitSmResp jsmpp = new SubmitSmResp();

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
    public SubmitSmResp decodeJsmpp() throws Exception {
        return codecs.decomposer.submitSmResp(frame);
    }

    /** Writes it with jSMPP. */
    @Benchmark
    public byte[] encodeJsmpp() throws Exception {
        return codecs.composer.submitSmResp(Codecs.SEQUENCE, jsmpp.getMessageId());
    }
}
