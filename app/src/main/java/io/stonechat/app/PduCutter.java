package io.stonechat.app;

import io.stonechat.protocol.Frames;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the PDUs out of one direction of a connection, and finds out first whether it carries SMPP at all.
 *
 * <p>A capture may start in the middle of a PDU, and lose octets: the next PDU is then found by its shape.
 */
final class PduCutter implements OctetSink {

    private final boolean known;
    private final Consumer<CapturedPdu> sink;
    private byte[] octets = {};
    private boolean inStep;
    private boolean proven;
    private @Nullable TcpSegment last;

    /**
     * A cutter for a stream that has not begun.
     *
     * @param known whether the user says that this is SMPP, so that what is broken is shown as well
     */
    PduCutter(boolean known, Consumer<CapturedPdu> sink) {
        this.known = known;
        this.inStep = known;
        this.sink = sink;
    }

    @Override
    public void octets(TcpSegment segment, byte[] more) {
        last = segment;
        int before = octets.length;
        octets = Arrays.copyOf(octets, before + more.length);
        System.arraycopy(more, 0, octets, before, more.length);
        int at = 0;
        int length;
        do {
            at = inStep ? at : find(at);
            length = inStep ? cut(segment, at) : 0;
            at += length;
        } while (length > 0);
        octets = Arrays.copyOfRange(octets, at, octets.length);
    }

    @Override
    public void gap() {
        octets = new byte[0];
        inStep = false;
    }

    @Override
    public void end() {
        if (inStep && (proven || known) && octets.length > 0 && last != null) {
            sink.accept(new CapturedPdu(last, Dissector.dissect(octets, 0, octets.length)));
        }
        octets = new byte[0];
    }

    /** Hands over the PDU at an offset and says how long it is; 0 when it is not all there or the stream is out of step. */
    private int cut(TcpSegment segment, int at) {
        int length = frameLength(at);
        if (length == Frames.NEED_MORE) {
            return 0;
        }
        int end = length < Frames.HEADER_LENGTH ? octets.length : at + length;
        Dissection dissection = Dissector.dissect(octets, at, end);
        boolean readable = dissection.outcome() == Outcome.OK;
        if (proven || known || readable) {
            proven |= readable;
            sink.accept(new CapturedPdu(segment, dissection));
        } else {
            inStep = false;
        }
        if (length < Frames.HEADER_LENGTH) {
            // Where the next PDU starts cannot be told from a length that is impossible.
            inStep = false;
            return octets.length - at;
        }
        return length;
    }

    private int frameLength(int at) {
        int available = octets.length - at;
        if (available < Integer.BYTES) {
            return Frames.NEED_MORE;
        }
        long length = Dissector.commandLength(octets, at);
        if (length < Frames.HEADER_LENGTH || length > Frames.DEFAULT_MAX_PDU_BYTES) {
            return 0;
        }
        return length <= available ? (int) length : Frames.NEED_MORE;
    }

    /** The first offset where a PDU seems to start; where there is none, what could still become a header is kept. */
    private int find(int from) {
        int at = from;
        while (octets.length - at >= Frames.HEADER_LENGTH) {
            if (PduShape.isPlausible(octets, at)) {
                inStep = true;
                return at;
            }
            at++;
        }
        return at;
    }
}
