package io.stonechat.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Many copies of one frame side by side, of which the first few get their sequence numbers and go out in one write. */
final class FrameBatch {
    private final int frameLength;
    private final int capacity;
    private final ByteBuffer copies;
    private int count;
    private boolean writing;

    FrameBatch(byte[] frame, int capacity) {
        frameLength = frame.length;
        this.capacity = capacity;
        copies = ByteBuffer.allocateDirect(frame.length * capacity);
        for (int i = 0; i < capacity; i++) {
            copies.put(frame);
        }
    }

    boolean isFull() {
        return count == capacity;
    }

    /** Whether the socket has not taken all of the last write yet; until it has, nothing may be added. */
    boolean isWriting() {
        return writing;
    }

    void add(int sequenceNumber) {
        copies.putInt(count * frameLength + Frames.SEQUENCE_AT, sequenceNumber);
        count++;
    }

    /** Writes what was added, or what is left of it: as much as the socket takes now. */
    void write(SocketChannel channel) throws IOException {
        if (!writing) {
            copies.position(0).limit(count * frameLength);
            writing = true;
        }
        if (copies.hasRemaining()) {
            channel.write(copies);
        }
        if (!copies.hasRemaining()) {
            copies.clear();
            count = 0;
            writing = false;
        }
    }
}
