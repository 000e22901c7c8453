package io.stonechat.benchmarks;

import com.cloudhopper.smpp.util.DeliveryReceipt;
import io.stonechat.protocol.Receipt;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.joda.time.DateTimeZone;
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

/** The text of a receipt taken apart by each library. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ReceiptTextBenchmark {
    private final String text = Frames.RECEIPT;

    /** Checks that each finds the same. */
    @Setup
    public void check() throws Exception {
        var id = parseStonechat().id();
        if (!List.of(String.valueOf(id), String.valueOf(id))
                .equals(List.of(parseCloudhopper().getMessageId(), parseJsmpp().getId()))) {
            throw new IllegalStateException("not everybody reads the id " + id);
        }
    }

    /** Reads it with Stonechat. */
    @Benchmark
    public Receipt parseStonechat() {
        return Receipt.parse(text);
    }

    /** Reads it with cloudhopper. */
    @Benchmark
    public DeliveryReceipt parseCloudhopper() throws Exception {
        return DeliveryReceipt.parseShortMessage(text, DateTimeZone.UTC);
    }

    /** Reads it with jSMPP. */
    @Benchmark
    public org.jsmpp.bean.DeliveryReceipt parseJsmpp() throws Exception {
        return new org.jsmpp.bean.DeliveryReceipt(text);
    }
}
