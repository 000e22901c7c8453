package io.stonechat.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stonechat.protocol.BindRequest;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.session.BindContext;
import io.stonechat.session.BindDecision;
import io.stonechat.session.Exchange;
import io.stonechat.session.RequestHandler;
import io.stonechat.session.ServerConfig;
import io.stonechat.session.ServerHandler;
import io.stonechat.session.SmppServer;
import io.stonechat.session.SmppSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
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
        try (var upstream = new Silent();
                var gateway = gateway(upstream, 2)) {
            gateway.start();
            assertThat(gateway.said("server.drain_secs is 2 s, below response_timer_ms of the binds up"))
                    .isTrue();
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
        try (var upstream = new Silent();
                var gateway = gateway(upstream, 3600)) {
            gateway.start();
            String id = submitted(gateway, upstream);
            gateway.signal();
            await().atMost(PATIENCE).until(() -> gateway.said("stopping: finishing what is under way"));

            gateway.signal();

            assertThat(gateway.end()).isEqualTo(1);
            assertUnknown(id);
        }
    }

    private void assertUnknown(String id) {
        assertThat(show(id)).startsWith(id + "  uncertain").contains("unknown").contains("the gateway was stopped");
    }

    private String show(String id) {
        return CommandRun.of("store", "show", id, "--config", config().toString())
                .out();
    }

    private String submitted(GatewayProcess gateway, Silent upstream) throws Exception {
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
        await().atMost(PATIENCE).until(() -> !upstream.unanswered.isEmpty());
        return sent.out().replaceAll("(?s).*accepted, id (\\d+).*", "$1");
    }

    private GatewayProcess gateway(Silent upstream, int drainSecs) throws IOException {
        int port = FreePort.choose();
        Files.writeString(config(), """
                log: { level: info }
                server: { drain_secs: %d }
                store: { path: data }
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

    /** An upstream that lets everybody bind and answers nothing. */
    private static final class Silent implements ServerHandler, AutoCloseable {

        private final Queue<Exchange> unanswered = new ConcurrentLinkedQueue<>();
        private final SmppServer server = SmppServer.start(
                ServerConfig.builder().host("127.0.0.1").port(0).build(), this);

        int port() {
            return server.localAddress().getPort();
        }

        @Override
        public BindDecision authorise(BindRequest bind, BindContext context) {
            return BindDecision.accept("silent");
        }

        @Override
        public RequestHandler handler(SmppSession session) {
            return (request, exchange) -> {
                if (request instanceof SubmitSm) {
                    unanswered.add(exchange);
                }
            };
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
