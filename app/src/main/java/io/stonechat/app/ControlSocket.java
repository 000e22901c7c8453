package io.stonechat.app;

import io.stonechat.api.ControlDesk;
import io.stonechat.api.ControlRequest;
import io.stonechat.api.Refusal;
import io.stonechat.store.StoreException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import jdk.net.ExtendedSocketOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Unix socket of a running gateway in its store folder, for its own user alone: a connection is one request, a line, and
 * its answer, a line for each item and one that ends it.
 */
final class ControlSocket implements AutoCloseable {

    /** What an address of a Unix socket holds on the systems that hold least, its closing NUL left out. */
    private static final int LONGEST_PATH = 103;

    private static final Logger LOG = LoggerFactory.getLogger("io.stonechat.control");
    private static final String NAME = "control.sock";
    private static final String UNBORN = "control.new";
    private static final int MOST_CONNECTIONS = 16;
    private static final int LONGEST_LINE = 64 * 1024;
    private static final int PATIENCE_SECONDS = 10;

    private final Path path;
    private final ControlDesk desk;
    private final ServerSocketChannel channel;
    private final Semaphore room = new Semaphore(MOST_CONNECTIONS);
    private final ScheduledExecutorService impatience = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("stonechat-control").factory());

    private ControlSocket(Path path, ControlDesk desk, ServerSocketChannel channel) {
        this.path = path;
        this.desk = desk;
        this.channel = channel;
    }

    /** Where the socket of a store is. */
    static Path in(Path folder) {
        return folder.resolve(NAME).toAbsolutePath();
    }

    /**
     * The address of a store's socket.
     *
     * @throws Failure when the path is too long for one
     */
    static UnixDomainSocketAddress address(Path socket) {
        int length = socket.toString().getBytes(StandardCharsets.UTF_8).length;
        if (length > LONGEST_PATH) {
            throw new Failure(
                    "The path %s is too long for a control socket (%d octets, at most %d): choose a shorter store path."
                            .formatted(socket, length, LONGEST_PATH));
        }
        return UnixDomainSocketAddress.of(socket);
    }

    /**
     * Listens in a store's folder. Whatever socket is there is left over: the caller holds the lock of the store.
     *
     * @throws Failure when that is not possible
     */
    static ControlSocket open(Path folder, ControlDesk desk) {
        Path path = in(folder);
        Path unborn = path.resolveSibling(UNBORN);
        address(path);
        try {
            Files.deleteIfExists(unborn);
            ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            channel.bind(UnixDomainSocketAddress.of(unborn));
            restrict(unborn);
            // Only now can it be found: nobody else gets in before it is restricted.
            Files.move(unborn, path, StandardCopyOption.ATOMIC_MOVE);
            ControlSocket socket = new ControlSocket(path, desk, channel);
            Thread.ofVirtual().name("stonechat-control").start(socket::acceptAll);
            return socket;
        } catch (IOException e) {
            throw new Failure("The control socket %s cannot be made: %s.".formatted(path, e.getMessage()));
        }
    }

    private static void restrict(Path socket) throws IOException {
        try {
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
        } catch (UnsupportedOperationException _) {
            // A file system without such modes: the folder's own protection is all there is.
        }
    }

    private void acceptAll() {
        while (channel.isOpen()) {
            try {
                SocketChannel connection = channel.accept();
                if (room.tryAcquire()) {
                    Thread.ofVirtual().name("stonechat-control-request").start(() -> serve(connection));
                } else {
                    connection.close();
                }
            } catch (IOException e) {
                if (channel.isOpen()) {
                    LOG.warn("a connection to the control socket failed: {}", e.getMessage());
                }
            }
        }
    }

    private void serve(SocketChannel connection) {
        var hurry = impatience.schedule(() -> closeQuietly(connection), PATIENCE_SECONDS, TimeUnit.SECONDS);
        try (connection;
                BufferedReader in = new BufferedReader(Channels.newReader(connection, StandardCharsets.UTF_8));
                Writer out = Channels.newWriter(connection, StandardCharsets.UTF_8)) {
            String line = line(in);
            hurry.cancel(false);
            out.write(ending(line, who(connection), out) + "\n");
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("who asked over the control socket has gone: {}", e.getMessage());
        } finally {
            hurry.cancel(false);
            room.release();
        }
    }

    /** Who is at the other end, as the system says it and not as he does. */
    private static String who(SocketChannel connection) {
        try {
            return "socket: "
                    + connection
                            .getOption(ExtendedSocketOptions.SO_PEERCRED)
                            .user()
                            .getName();
        } catch (IOException | UnsupportedOperationException _) {
            return "socket";
        }
    }

    private static String line(BufferedReader in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (line.length() == LONGEST_LINE) {
                throw new IOException("a request is at most " + LONGEST_LINE + " characters");
            }
            line.append((char) c);
        }
        return line.toString();
    }

    /** Writes the items of the answer; what its last line says. */
    private ObjectNode ending(String line, String who, Writer out) {
        ObjectNode last = JsonMapper.shared().createObjectNode();
        try {
            ControlRequest request = ControlRequest.parse(line).with("who", who);
            LOG.debug("asked over the control socket by {}: {}", who, request.verb());
            desk.answer(request, item -> write(item, out));
            return last.put("done", true);
        } catch (Refusal | StoreException failure) {
            return last.put("failed", failure.getMessage());
        } catch (UncheckedIOException gone) {
            throw gone;
        } catch (RuntimeException mistake) {
            LOG.error("a request over the control socket failed", mistake);
            return last.put("failed", "The gateway could not answer; its log says why.");
        }
    }

    private static void write(ObjectNode item, Writer out) {
        try {
            out.write(JsonMapper.shared().createObjectNode().set("item", item) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void closeQuietly(SocketChannel connection) {
        try {
            connection.close();
        } catch (IOException _) {
            // It is gone either way.
        }
    }

    @Override
    public void close() {
        impatience.shutdownNow();
        try {
            channel.close();
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.debug("the control socket could not be removed: {}", e.getMessage());
        }
    }
}
