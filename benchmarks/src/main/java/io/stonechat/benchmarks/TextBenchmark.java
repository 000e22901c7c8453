package io.stonechat.benchmarks;

import com.cloudhopper.commons.charset.CharsetUtil;
import com.cloudhopper.commons.charset.GSMBitPacker;
import com.cloudhopper.commons.gsm.GsmUtil;
import io.stonechat.protocol.Alphabets;
import io.stonechat.protocol.LongMessage;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.Segment;
import io.stonechat.protocol.SeptetPacking;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

/** Texts on their way into short messages and back, by Stonechat and cloudhopper; jSMPP leaves them to its users. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class TextBenchmark {
    private static final byte REFERENCE = 7;

    /** 160 septets, one of the characters being two of them. */
    private final String text = (Frames.TEXT + "Für 5 € an der Küste: " + Frames.TEXT).substring(0, 159);

    /** 300 characters in UCS-2: five segments. */
    private final String longText =
            "Черноголовый чекан - маленькая птица. ".repeat(8).substring(0, 300);

    private final Octets septets = Alphabets.GSM_7BIT.encode(text);
    private final byte[] theirSeptets = septets.toByteArray();
    private final Octets packed = SeptetPacking.pack(septets);
    private final byte[] theirPacked = packed.toByteArray();

    /** Checks that both make the same. */
    @Setup
    public void check() {
        Codecs.check("cloudhopper", theirSeptets, encodeCloudhopper());
        Codecs.check("cloudhopper", theirPacked, packCloudhopper());
        Codecs.check("Stonechat", theirSeptets, unpackStonechat().toByteArray());
        Codecs.check("cloudhopper", theirSeptets, unpackCloudhopper());
        byte[][] theirs = splitCloudhopper();
        List<Segment> ours = splitStonechat();
        for (int i = 0; i < Math.max(theirs.length, ours.size()); i++) {
            Codecs.check("cloudhopper", ours.get(i).shortMessage().toByteArray(), theirs[i]);
        }
    }

    /** Text into septets. */
    @Benchmark
    public Octets encodeStonechat() {
        return Alphabets.GSM_7BIT.encode(text);
    }

    /** Text into septets. */
    @Benchmark
    public byte[] encodeCloudhopper() {
        return CharsetUtil.encode(text, CharsetUtil.CHARSET_GSM);
    }

    /** Septets into text. */
    @Benchmark
    public String decodeStonechat() {
        return Alphabets.GSM_7BIT.decode(septets);
    }

    /** Septets into text. */
    @Benchmark
    public String decodeCloudhopper() {
        return CharsetUtil.decode(theirSeptets, CharsetUtil.CHARSET_GSM);
    }

    /** 160 septets into 140 octets. */
    @Benchmark
    public Octets packStonechat() {
        return SeptetPacking.pack(septets);
    }

    /** 160 septets into 140 octets. */
    @Benchmark
    public byte[] packCloudhopper() {
        return GSMBitPacker.pack(theirSeptets);
    }

    /** 140 octets into 160 septets. */
    @Benchmark
    public Octets unpackStonechat() {
        return SeptetPacking.unpack(packed);
    }

    /** 140 octets into 160 septets. */
    @Benchmark
    public byte[] unpackCloudhopper() {
        return GSMBitPacker.unpack(theirPacked);
    }

    /** A text into segments with headers; the alphabet is chosen, too. */
    @Benchmark
    public List<Segment> splitStonechat() {
        return LongMessage.split(longText, REFERENCE);
    }

    /** A text into segments with headers; one has to know its alphabet. */
    @Benchmark
    public byte[][] splitCloudhopper() {
        byte[] octets = CharsetUtil.encode(longText, CharsetUtil.CHARSET_UCS_2);
        return GsmUtil.createConcatenatedBinaryShortMessages(octets, REFERENCE);
    }
}
