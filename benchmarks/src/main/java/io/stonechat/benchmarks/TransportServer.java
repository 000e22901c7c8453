package io.stonechat.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ThreadFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * A server without SMPP objects that differs from itself in nothing but the transport, so that transports can be compared:
 * it cuts frames, answers each submit_sm by a response made beforehand, and writes once for each read.
 */
@Command(name = "transport-server", description = "A bare server on 127.0.0.1 over a chosen transport.")
final class TransportServer extends ServerCommand {
    /** How a connection is read and written, and by what kind of thread. */
    enum Transport {
        STREAMS_ON_VIRTUAL_THREADS,
        CHANNELS_ON_VIRTUAL_THREADS,
        STREAMS_ON_PLATFORM_THREADS
    }

    private static final int BUFFER = 64 * 1024;
    private static final int RESPONSE = 0x80;

    @Option(names = "--transport", required = true, description = "one of ${COMPLETION-CANDIDATES}")
    private Transport transport = Transport.STREAMS_ON_VIRTUAL_THREADS;

    /** Takes octets, and returns how many; -1 at the end. */
    private interface Input {
        int read(byte[] into, int offset, int length) throws IOException;
    }

    /** Writes octets. */
    private interface Output {
        void write(byte[] from, int offset, int length) throws IOException;
    }

    @Override
    void serve(int port) throws IOException {
        ThreadFactory threads = transport == Transport.STREAMS_ON_PLATFORM_THREADS
                ? Thread.ofPlatform().daemon().factory()
                : Thread.ofVirtual().factory();
        try (var listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1024);
            while (true) {
                var channel = listener.accept();
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                threads.newThread(() -> serve(channel)).start();
            }
        }
    }

    private void serve(SocketChannel channel) {
        try (channel) {
            if (transport == Transport.CHANNELS_ON_VIRTUAL_THREADS) {
                answer(
                        (into, offset, length) -> channel.read(ByteBuffer.wrap(into, offset, length)),
                        (from, offset, length) -> channel.write(ByteBuffer.wrap(from, offset, length)));
            } else {
                var socket = channel.socket();
                answer(socket.getInputStream()::read, socket.getOutputStream()::write);
            }
        } catch (IOException _) {
            // The generator has gone.
        }
    }

    private static void answer(Input in, Output out) throws IOException {
        byte[] received = new byte[BUFFER];
        byte[] answers = new byte[BUFFER];
        int filled = 0;
        int count = in.read(received, 0, BUFFER);
        while (count >= 0) {
            filled += count;
            int at = 0;
            int written = 0;
            while (filled - at >= Frames.HEADER && filled - at >= length(received, at)) {
                written += answer(received, at, answers, written);
                at += length(received, at);
            }
            System.arraycopy(received, at, received, 0, filled - at);
            filled -= at;
            out.write(answers, 0, written);
            count = in.read(received, filled, BUFFER - filled);
        }
    }

    /** Puts the answer to a request behind those before it: its header as a response, and a body of one NUL. */
    private static int answer(byte[] request, int at, byte[] answers, int to) {
        int length = Frames.HEADER + 1;
        ByteBuffer.wrap(answers).putInt(to, length);
        System.arraycopy(request, at + Frames.COMMAND_ID_AT, answers, to + Frames.COMMAND_ID_AT, Frames.HEADER - 4);
        answers[to + Frames.COMMAND_ID_AT] = (byte) RESPONSE;
        answers[to + Frames.HEADER] = 0;
        return length;
    }

    private static int length(byte[] octets, int at) {
        return ByteBuffer.wrap(octets).getInt(at);
    }

    static void main(String[] args) {
        ServerCommand.main(new TransportServer(), args);
    }
}
