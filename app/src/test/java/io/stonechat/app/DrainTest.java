package io.stonechat.app;

import static io.stonechat.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM, on the real process; DELIVERY §7. {@code ./soak/drain} has the long run. */
class DrainTest {

    private static final int TIMES = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void underLoad_nothingIsLostOrSentTwice_andBothSidesAreUnbound() throws Exception {
        KillVerdict verdict = new DrainRun(folder, TIMES, System.nanoTime()).run();

        assertThat(verdict.broken()).as(verdict::toString).isEmpty();
    }

    @Test
    void anUpstreamThatNeverAnswers_isWaitedForUntilTheDeadline_andItsMessageIsUnknown() throws Exception {
        try (var upstream = new HeldUpstream();
                var gateway = gateway(upstream, 2)) {
            gateway.start();
            await().atMost(PATIENCE)
                    .until(() -> gateway.said("server.drain_secs is 2 s, below response_timer_ms of the binds up"));
            String id = submitted(gateway, upstream);

            assertThat(gateway.stop()).isEqualTo(1);

            assertThat(gateway.said("1 attempts had no outcome in time: they count as unknown"))
                    .isTrue();
            assertUnknown(id);
            gateway.start();
            // The command is answered a moment after ESMEs are.
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(show(id)).contains("uncertain"));
            gateway.kill();
        }
    }

    @Test
    void aSecondSignal_leavesNoMoreTime() throws Exception {
        try (var upstream = new HeldUpstream();
                var gateway = gateway(upstream, 3600)) {
            gateway.start();
            String id = submitted(gateway, upstream);
            gateway.signal();
            await().atMost(PATIENCE).until(() -> gateway.said("stopping: finishing what is under way"));

            gateway.signal();

            assertThat(gateway.end()).isEqualTo(1);
            assertThat(gateway.said("asked once more to stop")).isTrue();
            assertUnknown(id);
        }
    }

    @Test
    void whileItDrains_readyzSaysSo_andWhatIsOpenEndsWell() throws Exception {
        int admin = FreePort.choose();
        try (var upstream = new HeldUpstream();
                var gateway = gateway(upstream, 60, "admin: { listen: 127.0.0.1:%d }".formatted(admin))) {
            gateway.start();
            // The doors of operators are opened a moment after that of ESMEs.
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> get(admin, "/readyz").status() == 200);
            String id = submitted(gateway, upstream);

            gateway.signal();

            await().atMost(PATIENCE).until(() -> get(admin, "/readyz").status() == 503);
            assertThat(get(admin, "/readyz").text()).contains("The gateway is stopping.");
            assertThat(get(admin, "/healthz").status()).isEqualTo(200);
            upstream.answer();
            assertThat(gateway.end()).isZero();
            assertThat(show(id)).startsWith(id + "  accepted");
        }
    }

    @Test
    void recordsThatAreOnDisk_areOnThePageOfMetrics() throws Exception {
        int metrics = FreePort.choose();
        String sections = """
                cdr: { path: cdr }
                metrics: { prometheus: { listen: 127.0.0.1:%d } }
                """.formatted(metrics);
        try (var upstream = new HeldUpstream();
                var gateway = gateway(upstream, 60, sections)) {
            gateway.start();
            submitted(gateway, upstream);
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> get(metrics, "/metrics").text().contains("stonechat_records_written_total 0.0"));

            upstream.answer();

            await().atMost(PATIENCE)
                    .until(() -> get(metrics, "/metrics").text().contains("stonechat_records_written_total 1.0"));
            assertThat(get(metrics, "/metrics").text()).contains("stonechat_records_writable 1.0");
            assertThat(gateway.stop()).isZero();
        }
    }

    private record Page(int status, String text) {}

    private static Page get(int port, String path) throws IOException {
        URI uri = URI.create("http://127.0.0.1:%d%s".formatted(port, path));
        var asked = (HttpURLConnection) uri.toURL().openConnection();
        int status = asked.getResponseCode();
        try (InputStream in =
                status < HttpURLConnection.HTTP_BAD_REQUEST ? asked.getInputStream() : asked.getErrorStream()) {
            return new Page(status, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private void assertUnknown(String id) {
        assertThat(show(id)).startsWith(id + "  uncertain").contains("unknown").contains("the gateway was stopped");
    }

    private String show(String id) {
        return CommandRun.of("store", "show", id, "--config", config().toString())
                .out();
    }

    private String submitted(GatewayProcess gateway, HeldUpstream upstream) throws Exception {
        CommandRun sent = CommandRun.of(
                "send",
                "--port",
                String.valueOf(gateway.port()),
                "--system-id",
                "acme",
                "--password",
                "secret",
                "--to",
                "491701234567",
                "--text",
                "Hello");
        assertThat(sent.status()).as(sent::toString).isZero();
        await().atMost(PATIENCE).until(() -> upstream.holds() > 0);
        return sent.out().replaceAll("(?s).*accepted, id (\\d+).*", "$1");
    }

    private GatewayProcess gateway(HeldUpstream upstream, int drainSecs, String... sections) throws IOException {
        int port = FreePort.choose();
        Files.writeString(config(), String.join("\n", sections) + """

                log: { level: info }
                server: { drain_secs: %d }
                store: { path: data, reserve: 1MiB, accept_deadline: 60s }
                extensions:
                  smpp:
                    server: { bind_address: 127.0.0.1, port: %d }
                    users: [ { system_id: acme, password: secret } ]
                    binds: [ { name: up, host: 127.0.0.1, port: %d, system_id: gateway, password: gateway } ]
                    routing: { default_chain: ["bind:up", "queue"] }
                """.formatted(drainSecs, port, upstream.port()));
        return new GatewayProcess(config(), port);
    }

    private Path config() {
        return folder.resolve("stonechat.yaml");
    }
}
