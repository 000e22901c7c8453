package io.stonechat.app;

import static io.stonechat.app.Patience.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reloads of a script in Python under load for as long as wanted, and what memory they cost; {@code ./soak/reload} runs it, no build does. */
class ReloadSoak {
    private static final int RELOADS = Integer.getInteger("reload.times", 200);
    private static final long LEEWAY = 24L << 20;
    private static final Duration START = Duration.ofMinutes(10);

    @Test
    void no_session_is_lost_every_message_is_answered_once_and_memory_is_flat(@TempDir Path folder) throws Exception {
        int port = FreePort.choose();
        ReloadRun.writeFirst(folder);
        try (var centre = new SurfaceCentre();
                var gateway = new Command(folder, port, centre)) {
            System.out.println(new ReloadRun(folder, RELOADS).run(gateway, centre));

            assertThat(gateway.used(RELOADS)).isLessThan(gateway.used(RELOADS / 2) + LEEWAY);
        }
    }

    /** The command as people start it, in a process of its own. */
    private static final class Command implements ReloadSubject, AutoCloseable {
        private final Map<Integer, Long> used = new TreeMap<>();
        private final Path output;
        private final int port;
        private final Process process;

        Command(Path folder, int port, SurfaceCentre centre) throws IOException {
            this.port = port;
            this.output = folder.resolve("gateway.out");
            Path config = Files.writeString(
                    folder.resolve("stonechat.yaml"), """
                    log: { level: info }
                    script: { path: %s }
                    store: memory
                    extensions:
                      smpp:
                        server: { bind_address: 127.0.0.1, port: %d }
                        binds: [ { name: up, host: 127.0.0.1, port: %d, system_id: gateway, password: secret } ]
                    """.formatted(ReloadRun.SCRIPT, port, centre.port()));
            process = new ProcessBuilder(
                            Path.of("../stonechat").toAbsolutePath().toString(), "run", config.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            await().atMost(START).until(() -> !process.isAlive() || (listens() && centre.isBound()));
            assertThat(process.isAlive()).as(Files.readString(output)).isTrue();
        }

        private boolean listens() {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return socket.isConnected();
            } catch (IOException _) {
                return false;
            }
        }

        @Override
        public int port() {
            return port;
        }

        @Override
        public long refusals() throws IOException {
            try (var lines = Files.lines(output)) {
                return lines.filter(line -> line.contains(ReloadRun.REFUSED)).count();
            }
        }

        @Override
        public void reloaded(int number) throws Exception {
            if (number == RELOADS / 10 || number == RELOADS / 2 || number == RELOADS) {
                long heap = heap();
                used.put(number, heap);
                System.out.printf(
                        "after %d reloads: %d MiB of heap in use, %s resident%n", number, heap >> 20, resident());
            }
        }

        /** What was in use after so many reloads. */
        long used(int number) {
            return used.getOrDefault(number, 0L);
        }

        /** What is in use after a collection. */
        private long heap() throws Exception {
            var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
            var asked = new ProcessBuilder(jcmd, Long.toString(process.pid()), "GC.class_histogram").start();
            var total = new String(asked.getInputStream().readAllBytes(), UTF_8)
                    .strip()
                    .lines()
                    .toList()
                    .getLast();
            assertThat(total).startsWith("Total");
            return Long.parseLong(total.split("\\s+", -1)[2]);
        }

        private String resident() throws Exception {
            var asked = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(process.pid())).start();
            var kibibytes = new String(asked.getInputStream().readAllBytes(), UTF_8).strip();
            return Long.parseLong(kibibytes) / 1024 + " MiB";
        }

        @Override
        public void close() {
            process.destroy();
            process.onExit().join();
        }
    }
}
