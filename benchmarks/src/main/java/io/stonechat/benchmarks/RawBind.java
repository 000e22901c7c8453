package io.stonechat.benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One bind of the {@link RawGenerator}: its socket, its window, and when each unanswered request was sent. */
final class RawBind {
    private static final int NONE = 0;

    private final SocketChannel channel;
    private final SelectionKey key;
    private final Tally tally;
    private final int window;
    private final FrameBatch requests;
    private final ByteBuffer in = ByteBuffer.allocateDirect(1 << 18);
    private final ByteBuffer enquireLinkResp = ByteBuffer.wrap(Frames.header(Frames.ENQUIRE_LINK | Frames.RESPONSE, 0));

    // By the low bits of the sequence number, so that responses may come in any order.
    private final int[] unanswered;
    private final long[] sentAt;
    private int unansweredCount;
    private int lastSequence;

    // Responses of one read to requests of one write took the same time, and are told to the tally at once.
    private long runSentAt;
    private long runLength;

    RawBind(LoadOptions options, Selector selector, Tally tally) throws IOException {
        this.tally = tally;
        window = options.window;
        requests = new FrameBatch(Frames.submitSm(), window);
        int slots = Integer.highestOneBit(Math.max(window, 16)) * 8;
        unanswered = new int[slots];
        sentAt = new long[slots];
        channel = SocketChannel.open(new InetSocketAddress(options.host, options.port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.write(ByteBuffer.wrap(Frames.bindTransceiver(options.systemId, options.password)));
        awaitBindResp();
        channel.configureBlocking(false);
        key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    private void awaitBindResp() throws IOException {
        readAtLeast(Frames.HEADER);
        readAtLeast(in.getInt(0));
        int status = in.getInt(Frames.STATUS_AT);
        if (in.getInt(Frames.COMMAND_ID_AT) != (Frames.BIND_TRANSCEIVER | Frames.RESPONSE) || status != 0) {
            throw new IOException("The bind was refused with command_status 0x%08X.".formatted(status));
        }
        in.flip().position(in.getInt(0));
        in.compact();
    }

    private void readAtLeast(int octets) throws IOException {
        while (in.position() < octets) {
            if (channel.read(in) < 0) {
                throw new IOException("The server closed the connection instead of answering the bind.");
            }
        }
    }

    int unanswered() {
        return unansweredCount;
    }

    /** Sends as many requests as the window has room for, in one write. */
    void fill() throws IOException {
        if (!requests.isWriting()) {
            long now = System.nanoTime();
            int next = lastSequence + 1;
            while (unansweredCount < window && unanswered[slot(next)] == NONE) {
                unanswered[slot(next)] = next;
                sentAt[slot(next)] = now;
                requests.add(next);
                unansweredCount++;
                lastSequence = next;
                next = next == Integer.MAX_VALUE ? 1 : next + 1;
            }
        }
        write();
    }

    private void write() throws IOException {
        requests.write(channel);
        key.interestOps(requests.isWriting() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    /** Takes in every response that has come. */
    void read() throws IOException {
        if (channel.read(in) < 0) {
            throw new IOException(
                    "The server closed the connection with %d requests unanswered.".formatted(unansweredCount));
        }
        long now = System.nanoTime();
        in.flip();
        int at = 0;
        while (in.limit() - at >= Frames.HEADER && in.limit() - at >= in.getInt(at)) {
            take(at, now);
            at += in.getInt(at);
        }
        endRun(now);
        in.position(at);
        in.compact();
    }

    private void take(int at, long now) throws IOException {
        int sequence = in.getInt(at + Frames.SEQUENCE_AT);
        switch (in.getInt(at + Frames.COMMAND_ID_AT)) {
            case Frames.SUBMIT_SM | Frames.RESPONSE, Frames.GENERIC_NACK -> {
                int slot = slot(sequence);
                if (unanswered[slot] != sequence || in.getInt(at + Frames.STATUS_AT) != 0) {
                    tally.failed();
                }
                if (unanswered[slot] == sequence) {
                    unanswered[slot] = NONE;
                    unansweredCount--;
                    count(sentAt[slot], now);
                }
            }
            case Frames.ENQUIRE_LINK -> answerEnquireLink(sequence);
            default -> tally.failed();
        }
    }

    private void count(long sent, long now) {
        if (sent != runSentAt) {
            endRun(now);
            runSentAt = sent;
        }
        runLength++;
    }

    private void endRun(long now) {
        if (runLength > 0) {
            tally.answered(now - runSentAt, runLength);
            runLength = 0;
        }
    }

    private void answerEnquireLink(int sequence) throws IOException {
        while (requests.isWriting()) {
            requests.write(channel);
        }
        enquireLinkResp.clear().putInt(Frames.SEQUENCE_AT, sequence);
        while (enquireLinkResp.hasRemaining()) {
            channel.write(enquireLinkResp);
        }
    }

    private int slot(int sequence) {
        return sequence & (unanswered.length - 1);
    }

    void close() throws IOException {
        channel.write(ByteBuffer.wrap(Frames.header(Frames.UNBIND, 0)));
        channel.close();
    }
}
