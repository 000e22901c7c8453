package io.stonechat.benchmarks;

import com.cloudhopper.smpp.transcoder.DefaultPduTranscoder;
import com.cloudhopper.smpp.transcoder.DefaultPduTranscoderContext;
import io.stonechat.protocol.Pdu;
import io.stonechat.protocol.PduBuffer;
import io.stonechat.protocol.PduDecoder;
import io.stonechat.protocol.PduEncoder;
import java.util.Arrays;
import java.util.HexFormat;
import org.jboss.netty.buffer.ChannelBuffer;
import org.jboss.netty.buffer.ChannelBuffers;
import org.jsmpp.util.DefaultComposer;
import org.jsmpp.util.DefaultDecomposer;

/** One frame, and what each library needs to read it and to write it again. */
final class Codecs {
    /** The sequence number that every frame has here. */
    static final int SEQUENCE = 1;

    final DefaultDecomposer decomposer = new DefaultDecomposer();
    final DefaultComposer composer = new DefaultComposer();

    private final byte[] frame;
    private final PduBuffer out = new PduBuffer();
    private final DefaultPduTranscoder cloudhopper = new DefaultPduTranscoder(new DefaultPduTranscoderContext());
    private final ChannelBuffer cloudhopperFrame;
    private final Pdu stonechatPdu;
    private com.cloudhopper.smpp.pdu.Pdu cloudhopperPdu = new com.cloudhopper.smpp.pdu.EnquireLink();

    Codecs(byte[] frame) {
        this.frame = frame;
        cloudhopperFrame = ChannelBuffers.wrappedBuffer(frame);
        stonechatPdu = PduDecoder.decode(frame);
    }

    /** Reads the frame, and checks that what was read is written the same. */
    void check() throws Exception {
        cloudhopperPdu = decodeCloudhopper();
        encodeStonechat();
        check("Stonechat", frame, Arrays.copyOf(out.array(), out.length()));
        ChannelBuffer written = encodeCloudhopper();
        byte[] octets = new byte[written.readableBytes()];
        written.readBytes(octets);
        check("cloudhopper", frame, octets);
    }

    Pdu decodeStonechat() {
        return PduDecoder.decode(frame, 0, frame.length);
    }

    int encodeStonechat() {
        out.reset();
        PduEncoder.encode(stonechatPdu, SEQUENCE, out);
        return out.length();
    }

    com.cloudhopper.smpp.pdu.Pdu decodeCloudhopper() throws Exception {
        cloudhopperFrame.readerIndex(0);
        return cloudhopper.decode(cloudhopperFrame);
    }

    ChannelBuffer encodeCloudhopper() throws Exception {
        return cloudhopper.encode(cloudhopperPdu);
    }

    /** Refuses to measure a library that makes other octets than expected. */
    static void check(String library, byte[] expected, byte[] octets) {
        if (!Arrays.equals(expected, octets)) {
            throw new IllegalStateException("%s makes %s, not %s"
                    .formatted(
                            library,
                            HexFormat.of().formatHex(octets),
                            HexFormat.of().formatHex(expected)));
        }
    }
}
