package io.stonechat.app;

import static io.stonechat.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.DeliverSmResp;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.Tlvs;
import io.stonechat.session.ClientConfig;
import io.stonechat.session.ClientHandler;
import io.stonechat.session.SmppClient;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What the keys of {@code log}, {@code store} and {@code cdr} do, on the real process. */
class GatewayKeysTest {

    @TempDir
    private Path folder;

    private GatewayProcess gateway(String sections) throws Exception {
        return gateway(sections, "24h");
    }

    private GatewayProcess gateway(String sections, String expireAfter) throws Exception {
        int port = FreePort.choose();
        Path config = Files.writeString(
                folder.resolve("stonechat.yaml"), sections + """
                extensions:
                  smpp:
                    server: { bind_address: 127.0.0.1, port: %d }
                    users: [ { system_id: acme, password: secret } ]
                    binds: [ { name: up, host: 127.0.0.1, port: %d, system_id: gateway, password: gateway } ]
                    routing: { default_chain: ["bind:up", "queue"] }
                    retry: { expire_after: %s }
                """.formatted(port, FreePort.choose(port), expireAfter));
        return new GatewayProcess(config, port);
    }

    private static CommandRun send(GatewayProcess gateway) {
        return CommandRun.of(
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
    }

    @Test
    void log_goesIntoItsFile_inItsFormat_fromItsLevelOn() throws Exception {
        try (var gateway = gateway("""
                log: { level: debug, format: json, file: gateway.log }
                store: memory
                """)) {
            gateway.start();
            assertThat(send(gateway).status()).isZero();
            Path log = folder.resolve("gateway.log");
            await().ignoreExceptions().until(() -> Files.readString(log).contains("DEBUG"));
            assertThat(gateway.stop()).isZero();

            assertThat(Files.readAllLines(log))
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(
                                    JsonMapper.shared().readTree(line).isObject())
                            .isTrue());
            assertThat(gateway.said("DEBUG")).isFalse();
        }
    }

    @Test
    void cdr_hasRecordsOfReceipts_whereTheyAreWanted() throws Exception {
        try (var gateway = gateway("""
                node: gw-7
                store: { path: data, reserve: 1MiB, accept_deadline: 60s }
                cdr: { path: records, receipts: true }
                """, "1s")) {
            gateway.start();
            ClientConfig config = ClientConfig.builder()
                    .port(gateway.port())
                    .systemId("acme")
                    .password("secret")
                    .build();
            var esme = SmppClient.connect(
                    config,
                    ClientHandler.of((_, exchange) ->
                            exchange.respond(new DeliverSmResp(0, CommandStatus.ESME_ROK, "", Tlvs.NONE))));
            esme.submitAndAwait(SubmitSm.builder()
                    .destination("491701234567")
                    .registeredDelivery(1)
                    .build());
            Path records = folder.resolve("records").resolve("cdr.jsonl");
            await().ignoreExceptions().until(() -> Files.readString(records).contains("\"kind\":\"receipt\""));
            esme.unbindAndAwait();
            assertThat(gateway.stop()).isZero();
            assertThat(Files.readAllLines(records)).allMatch(record -> record.contains("\"node\":\"gw-7\""));
        }
    }

    @Test
    void aPortOfOperatorsThatIsTaken_isToldBeforeAnybodyIsLetIn() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "127.0.0.1:" + taken.getLocalPort();
            for (String section : List.of("admin: { listen: %s }\n", "metrics: { prometheus: { listen: %s } }\n")) {
                try (var gateway = gateway("store: memory\n" + section.formatted(address))) {
                    assertThatThrownBy(gateway::start).hasMessageContaining("the gateway ended with status 1");
                    assertThat(gateway.said("stonechat: cannot listen on " + address + ": Address already in use; "
                                    + "stop what listens there, or choose another port."))
                            .isTrue();
                    assertThat(gateway.said("listening for ESMEs")).isFalse();
                }
            }
        }
    }

    @Test
    void reserve_isKeptFromNewMessages() throws Exception {
        try (var gateway = gateway("""
                store: { path: data, reserve: 8000000TiB }
                """)) {
            gateway.start();
            assertThat(send(gateway).toString()).contains("ESME_RMSGQFUL");
            assertThat(gateway.stop()).isZero();
        }
    }

    @Test
    void store_isInItsFolder_andTakesSoManyMessagesThatAreNotFinal() throws Exception {
        try (var gateway = gateway("""
                store: { path: elsewhere, max_messages: 1, reserve: 1MiB, accept_deadline: 60s }
                """)) {
            gateway.start();
            assertThat(send(gateway).status()).isZero();
            assertThat(send(gateway).toString()).contains("ESME_RMSGQFUL");
            assertThat(folder.resolve("elsewhere")).isDirectoryContaining(file -> file.endsWith("FORMAT"));
            assertThat(gateway.stop()).isZero();
        }
    }
}
