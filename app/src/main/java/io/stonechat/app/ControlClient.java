package io.stonechat.app;

import io.stonechat.api.ControlDesk;
import io.stonechat.api.ControlRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The other end of a running gateway's control socket. */
final class ControlClient implements ControlDesk, AutoCloseable {

    private final SocketChannel channel;

    private ControlClient(SocketChannel channel) {
        this.channel = channel;
    }

    /**
     * Connects to the gateway that runs on a store.
     *
     * @return empty when none listens
     * @throws Failure when there is one that cannot be talked to
     */
    static Optional<ControlClient> connect(Path folder) {
        Path socket = ControlSocket.in(folder);
        if (!Files.exists(socket)) {
            return Optional.empty();
        }
        if (!Files.isWritable(socket)) {
            throw new Failure("The control socket %s belongs to somebody else: run this as the user of the gateway."
                    .formatted(socket));
        }
        try {
            return Optional.of(new ControlClient(SocketChannel.open(ControlSocket.address(socket))));
        } catch (IOException _) {
            // Left over from a gateway that was killed. Whether one runs after all, the lock of the store will say.
            return Optional.empty();
        }
    }

    @Override
    public void answer(ControlRequest request, Consumer<ObjectNode> items) {
        try (Writer out = Channels.newWriter(channel, StandardCharsets.UTF_8);
                BufferedReader in = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8))) {
            out.write(request.line() + "\n");
            out.flush();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                JsonNode read = JsonMapper.shared().readTree(line);
                if (read.has("done")) {
                    return;
                }
                if (read.has("failed")) {
                    throw new Failure(read.path("failed").asString());
                }
                items.accept((ObjectNode) read.path("item"));
            }
            throw new Failure("The gateway ended the connection before its answer was complete.");
        } catch (IOException | JacksonException e) {
            throw new Failure("The gateway did not answer as it should: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException _) {
            // The answer is complete.
        }
    }
}
