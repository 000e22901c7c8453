package io.stonechat.benchmarks;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** One connection of the {@link RawSink}. */
final class RawSinkSession {
    private static final int ANSWERS_PER_WRITE = 4096;

    private final SocketChannel channel;
    private final ByteBuffer in = ByteBuffer.allocateDirect(1 << 20);
    private final FrameBatch answers = new FrameBatch(Frames.submitSmResp("10000001"), ANSWERS_PER_WRITE);

    RawSinkSession(SocketChannel channel) throws IOException {
        this.channel = channel;
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }

    /** Answers what has come, as far as the peer takes the answers. */
    void serve(SelectionKey key) throws IOException {
        try {
            if (answers.isWriting()) {
                answers.write(channel);
            }
            if (!answers.isWriting() && channel.read(in) < 0) {
                channel.close();
                return;
            }
            answerAll();
            key.interestOps(answers.isWriting() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
        } catch (IOException _) {
            channel.close(); // The peer is gone, with a reset instead of a goodbye.
        }
    }

    private void answerAll() throws IOException {
        in.flip();
        int at = 0;
        while (!answers.isWriting() && in.limit() - at >= Frames.HEADER && in.limit() - at >= in.getInt(at)) {
            answer(in.getInt(at + Frames.COMMAND_ID_AT), in.getInt(at + Frames.SEQUENCE_AT));
            at += in.getInt(at);
        }
        if (!answers.isWriting()) {
            answers.write(channel);
        }
        in.position(at);
        in.compact();
    }

    private void answer(int commandId, int sequence) throws IOException {
        switch (commandId) {
            case Frames.SUBMIT_SM -> {
                answers.add(sequence);
                if (answers.isFull()) {
                    answers.write(channel);
                }
            }
            case Frames.BIND_RECEIVER, Frames.BIND_TRANSMITTER, Frames.BIND_TRANSCEIVER ->
                send(Frames.bindResp(commandId), sequence);
            case Frames.ENQUIRE_LINK, Frames.UNBIND -> send(Frames.header(commandId | Frames.RESPONSE, 0), sequence);
            default -> send(Frames.header(Frames.GENERIC_NACK, Frames.ESME_RINVCMDID), sequence);
        }
    }

    private void send(byte[] frame, int sequence) throws IOException {
        do {
            answers.write(channel);
        } while (answers.isWriting());
        ByteBuffer out = ByteBuffer.wrap(frame).putInt(Frames.SEQUENCE_AT, sequence);
        while (out.hasRemaining()) {
            channel.write(out);
        }
    }
}
