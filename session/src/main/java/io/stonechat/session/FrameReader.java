package io.stonechat.session;

import io.stonechat.protocol.Frames;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The octets that were read and not yet handled, cut into frames. Used by the leader alone.
 *
 * <p>The buffer starts small, since most links idle most of the time; it grows when a read fills it or a frame needs it, never
 * beyond the longest frame or {@link #GREATEST}, whichever is more.
 */
final class FrameReader {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final int LEAST = 4 * 1024;
    private static final int GREATEST = 64 * 1024;

    private final Wire wire;
    private final int maxPduBytes;
    private byte[] buffer = new byte[LEAST];
    private int start;
    private int end;

    FrameReader(Wire wire, int maxPduBytes) {
        this.wire = wire;
        this.maxPduBytes = maxPduBytes;
    }

    byte[] buffer() {
        return buffer;
    }

    /** Returns where the first frame starts. */
    int start() {
        return start;
    }

    /** Returns how many octets are there. */
    int available() {
        return end - start;
    }

    /**
     * Returns the length of the first frame, or {@link Frames#NEED_MORE} if it is not complete.
     *
     * @throws io.stonechat.protocol.PduException if its command_length is impossible
     */
    int frame() {
        return Frames.length(buffer, start, end - start, maxPduBytes);
    }

    /** Returns the command_id of the frame that starts there. */
    int commandId(int frame) {
        return (int) INT.get(buffer, frame + Integer.BYTES);
    }

    /** Drops the first octets. */
    void skip(int octets) {
        start += octets;
    }

    void skipAll() {
        start = end;
    }

    /** Waits for more octets and returns how many came; -1 if the peer has ended. */
    int fill() throws IOException {
        makeRoom();
        return took(wire.read(buffer, end, buffer.length - end));
    }

    /** Waits for more octets so long and returns how many came; -1 if the peer has ended. */
    int fill(int millis) throws IOException {
        makeRoom();
        return took(wire.read(buffer, end, buffer.length - end, millis));
    }

    private int took(int count) {
        end += Math.max(0, count);
        return count;
    }

    private void makeRoom() {
        if (start == end) {
            boolean wasFull = end == buffer.length;
            start = 0;
            end = 0;
            if (wasFull) {
                grow();
            }
        } else if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        }
        if (end == buffer.length) {
            grow();
        }
    }

    private void grow() {
        int most = Math.max(GREATEST, maxPduBytes);
        if (buffer.length < most) {
            buffer = Arrays.copyOf(buffer, Math.min(most, buffer.length * 2));
        }
    }
}
