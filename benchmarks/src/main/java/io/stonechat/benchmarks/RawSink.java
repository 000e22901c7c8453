package io.stonechat.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import picocli.CommandLine.Command;

/**
 * A server without an SMPP library, so that the client is measured and not the server: one thread cuts frames, puts
 * their sequence numbers into responses made beforehand, and sends those in one write for each read. The raw
 * generator against it is the limit of the machine.
 */
@Command(name = "raw-sink", description = "A server on 127.0.0.1 that takes every bind and every submit_sm.")
final class RawSink extends ServerCommand {
    @Override
    void serve(int port) throws IOException {
        try (Selector selector = Selector.open();
                ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1024);
            listener.configureBlocking(false);
            listener.register(selector, SelectionKey.OP_ACCEPT);
            while (true) {
                selector.select();
                for (SelectionKey key : selector.selectedKeys()) {
                    serve(key, selector);
                }
                selector.selectedKeys().clear();
            }
        }
    }

    private static void serve(SelectionKey key, Selector selector) throws IOException {
        if (key.channel() instanceof ServerSocketChannel listener) {
            SocketChannel channel = listener.accept();
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, new RawSinkSession(channel));
        } else if (key.attachment() instanceof RawSinkSession session) {
            session.serve(key);
        }
    }

    static void main(String[] args) {
        ServerCommand.main(new RawSink(), args);
    }
}
