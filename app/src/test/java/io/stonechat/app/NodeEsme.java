package io.stonechat.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An ESME made with node-smpp: {@code surface/esme.js} in a process of its own, which answers line by line. */
final class NodeEsme implements AutoCloseable {

    /** Where continuous integration puts it, or {@code npm install --prefix benchmarks/node}. */
    private static final Path MODULES = Path.of(Objects.requireNonNullElse(
                    System.getenv("STONECHAT_NODE_MODULES"), "../benchmarks/node/node_modules"))
            .toAbsolutePath();

    private static final Path SCRIPT =
            Path.of("src/test/resources/io/stonechat/app/surface/esme.js").toAbsolutePath();

    private final Process process;
    private final Writer orders;
    private final Map<String, BlockingQueue<List<String>>> told = new ConcurrentHashMap<>();

    private NodeEsme(int port, String systemId, String password) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder("node", SCRIPT.toString(), String.valueOf(port), systemId, password);
        builder.environment().put("NODE_PATH", MODULES.toString());
        process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        orders = process.outputWriter(UTF_8);
        Thread.ofVirtual().start(this::read);
    }

    /** Whether this machine has node, and node-smpp. */
    static boolean isInstalled() {
        if (!Files.isDirectory(MODULES.resolve("smpp"))) {
            return false;
        }
        try {
            return new ProcessBuilder("node", "--version").start().waitFor() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Connects, and tries to bind. */
    static NodeEsme connect(int port, String password) throws IOException {
        return connect(port, ForeignEsme.SYSTEM_ID, password);
    }

    /** Connects, and tries to bind as somebody. */
    static NodeEsme connect(int port, String systemId, String password) throws IOException {
        return new NodeEsme(port, systemId, password);
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                List<String> fields = List.of(line.split("\t", -1));
                of(fields.getFirst()).add(fields.subList(1, fields.size()));
            }
        } catch (IOException e) {
            of("error").add(List.of(String.valueOf(e.getMessage())));
        }
    }

    private BlockingQueue<List<String>> of(String what) {
        return told.computeIfAbsent(what, _ -> new LinkedBlockingQueue<>());
    }

    /** Has it send something. */
    void send(String... fields) throws IOException {
        orders.write(String.join("\t", fields) + "\n");
        orders.flush();
    }

    /** The fields of the next line of a kind, such as {@code bound} or {@code deliver_sm}. */
    List<String> next(String what) throws InterruptedException {
        List<String> fields = of(what).poll(PythonGateway.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (fields == null) {
            throw new AssertionError("no " + what + " came; there were " + told);
        }
        return fields;
    }

    @Override
    public void close() {
        try {
            send("unbind");
        } catch (IOException _) {
            // It has ended by itself, as one does that was not let in.
        }
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroy();
        }
    }
}
