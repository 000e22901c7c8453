package io.stonechat.app;

import static io.stonechat.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A real gateway whose folder of records is on a disk of its own, which fills up: nothing stops, and no record is lost. */
class RecordsDiskTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MESSAGES = 20;

    @TempDir
    private Path folder;

    private int metrics;

    @Test
    void records_wait_while_their_disk_is_full_and_are_all_there_once_it_has_room() throws Exception {
        Path records = Files.createDirectory(folder.resolve("records"));
        try (var disk = SmallDisk.mount(records, 1);
                var upstream = new HeldUpstream();
                var gateway = gateway(upstream)) {
            gateway.start();
            send(gateway, upstream, 1);
            awaitFigure("stonechat_records_written_total 1.0");

            disk.fill(0);
            send(gateway, upstream, MESSAGES);
            awaitFigure("stonechat_records_writable 0.0");
            awaitFigure("stonechat_messages_open 0.0");
            await().until(() -> gateway.said("No space left on device"));
            awaitWhole(records);

            disk.free();
            awaitFigure("stonechat_records_written_total " + (double) (1 + MESSAGES));
            awaitFigure("stonechat_records_writable 1.0");
            assertThat(gateway.stop()).isZero();
            assertThat(ids(records)).hasSize(1 + MESSAGES).doesNotHaveDuplicates();
        }
    }

    /** Half a line would be no JSON; it may be there for the moment in which one more try fails. */
    private static void awaitWhole(Path records) {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> !ids(records).isEmpty());
    }

    private static List<String> ids(Path records) throws IOException {
        return Files.readAllLines(records.resolve("cdr.jsonl")).stream()
                .map(line -> JsonMapper.shared().readTree(line).path("id").asString())
                .toList();
    }

    private void awaitFigure(String line) {
        await(line).atMost(PATIENCE).ignoreExceptions().until(() -> figures().contains(line));
    }

    private List<String> figures() throws IOException {
        try (var page =
                URI.create("http://127.0.0.1:" + metrics + "/metrics").toURL().openStream()) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private static void send(GatewayProcess gateway, HeldUpstream upstream, int count) {
        for (int i = 0; i < count; i++) {
            CommandRun sent = CommandRun.of(
                    "send",
                    "--port",
                    String.valueOf(gateway.port()),
                    "--system-id",
                    "acme",
                    "--password",
                    "secret",
                    "--to",
                    "49170123456" + i % 10,
                    "--text",
                    "Hello");
            assertThat(sent.status()).as(sent::toString).isZero();
        }
        for (int answered = 0; answered < count; ) {
            await().atMost(PATIENCE).until(() -> upstream.holds() > 0);
            answered += upstream.answer();
        }
    }

    private GatewayProcess gateway(HeldUpstream upstream) throws IOException {
        int port = FreePort.choose();
        metrics = FreePort.choose(port);
        Path config =
                Files.writeString(folder.resolve("stonechat.yaml"), """
                log: { level: info }
                store: { path: data, reserve: 1MiB, accept_deadline: 60s }
                cdr: { path: records }
                metrics: { prometheus: { listen: 127.0.0.1:%d } }
                extensions:
                  smpp:
                    server: { bind_address: 127.0.0.1, port: %d }
                    users: [ { system_id: acme, password: secret } ]
                    binds: [ { name: up, host: 127.0.0.1, port: %d, system_id: gateway, password: gateway } ]
                    routing: { default_chain: ["bind:up", "queue"] }
                """.formatted(metrics, port, upstream.port()));
        return new GatewayProcess(config, port);
    }
}
