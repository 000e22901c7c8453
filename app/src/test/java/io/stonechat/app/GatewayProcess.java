package io.stonechat.app;

import static io.stonechat.app.Patience.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** {@code stonechat run} in a process of its own, which can be killed like every other. */
final class GatewayProcess implements AutoCloseable {

    private final Path config;
    private final int port;
    private final List<String> options;
    private final List<Duration> starts = new ArrayList<>();
    private @Nullable Process process;
    private @Nullable Wrong wrong;

    /**
     * A wall clock that is not right.
     *
     * @param library the library of libfaketime
     * @param by how far it is ahead; behind if negative
     */
    private record Wrong(Path library, Duration by) {}

    GatewayProcess(Path config, int port, String... options) {
        this.config = config;
        this.port = port;
        this.options = List.of(options);
    }

    /** Where ESMEs bind to it. */
    int port() {
        return port;
    }

    /** Starts it, and returns when it listens. */
    void start() {
        long began = System.nanoTime();
        Process started = launch();
        process = started;
        await().pollInterval(Duration.ofMillis(20)).until(() -> !started.isAlive() || listens());
        if (!started.isAlive()) {
            throw new AssertionError("the gateway ended with status " + started.exitValue() + "; see " + output());
        }
        starts.add(Duration.ofNanos(System.nanoTime() - began));
    }

    /** From the next start on its wall clock is so far ahead, or behind. */
    void wallClock(Path library, Duration by) {
        wrong = new Wrong(library, by);
    }

    private Process launch() {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        try {
            List<String> command = new ArrayList<>(List.of(java, "-Xmx512m", "-XX:TieredStopAtLevel=1"));
            command.addAll(options);
            command.addAll(List.of(
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    classPath,
                    Main.class.getName(),
                    "run",
                    config.toString()));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()));
            if (wrong != null) {
                builder.environment().put("LD_PRELOAD", wrong.library().toString());
                builder.environment().put("FAKETIME", "%+d".formatted(wrong.by().toSeconds()));
                builder.environment().put("FAKETIME_DONT_FAKE_MONOTONIC", "1");
                builder.environment().put("DONT_FAKE_MONOTONIC", "1");
                builder.environment().put("NO_FAKE_STAT", "1");
            }
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path output() {
        return config.resolveSibling("gateway.out");
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException _) {
            return false;
        }
    }

    /** {@code kill -9}. */
    void kill() {
        Process current = process;
        if (current != null) {
            current.destroyForcibly().onExit().join();
        }
    }

    /** SIGTERM. */
    void signal() {
        Process current = process;
        if (current != null) {
            current.destroy();
        }
    }

    /** Whether it has said this. */
    boolean said(String words) throws IOException {
        // Not all of its last character may be there yet.
        return new String(Files.readAllBytes(output()), StandardCharsets.UTF_8).contains(words);
    }

    /** SIGTERM, and what it ends with. */
    int stop() {
        signal();
        return end();
    }

    /** What it ends with. */
    int end() {
        Process current = process;
        if (current == null) {
            return 0;
        }
        return current.onExit()
                .thenApply(Process::exitValue)
                .completeOnTimeout(-1, 150, TimeUnit.SECONDS)
                .join();
    }

    /** How long the slowest start took until it listened. */
    Duration slowestStart() {
        return starts.stream().max(Duration::compareTo).orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        kill();
    }
}
