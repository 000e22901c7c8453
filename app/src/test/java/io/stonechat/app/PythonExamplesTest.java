package io.stonechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.SubmitSmResp;
import io.stonechat.python.PythonEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The examples in Python do what they say. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PythonExamplesTest {
    private static final String CONFIG = """
            script: { path: example.py, handler_deadline_ms: 120000 }
            store: memory
            extensions:
              smpp:
                server: { bind_address: 127.0.0.1, port: 0 }
                users: [ { system_id: acme, password: secret } ]
                binds: [ { name: up, host: 127.0.0.1, port: ${UPSTREAM_PORT}, system_id: gateway, password: secret } ]
                routing:
                  default_chain: ["bind:up", "queue"]
                  mo: [ { to: "1000", user: acme } ]
            """;

    private final PythonEngine python = new PythonEngine();

    @AfterAll
    void stop() {
        python.close();
    }

    @Test
    void echo_says_yes_to_everything(@TempDir Path folder) throws Exception {
        try (var gateway = run(folder, "echo/echo.py");
                var esme = gateway.esme()) {
            assertThat(esme.send(message())).isInstanceOfSatisfying(SubmitSmResp.class, answer -> {
                assertThat(answer.commandStatus()).isEqualTo(CommandStatus.ESME_ROK);
                assertThat(answer.messageId()).containsOnlyDigits();
            });
        }
    }

    @Test
    void gateway_stores_and_sends_on_and_finds_the_way_back(@TempDir Path folder) throws Exception {
        try (var gateway = run(folder, "gateway/gateway.py");
                var esme = gateway.esme()) {
            String id = ((SubmitSmResp) esme.send(message())).messageId();
            assertThat(gateway.centre.nextSubmit("31612345678").source().address())
                    .isEqualTo("1000");
            assertThat(gateway.centre.receipt("id:up-1 sub:001 dlvrd:001 submit date:2611201030"
                            + " done date:2611201031 stat:DELIVRD err:000 text:"))
                    .isEqualTo(CommandStatus.ESME_ROK);
            assertThat(text(esme.next(DeliverSm.class))).contains("id:" + id);

            assertThat(gateway.centre.send(DeliverSm.builder()
                            .source("31612345678")
                            .destination(new Address(0, 1, "1000"))
                            .shortMessage(octets("hello"))
                            .build()))
                    .isEqualTo(CommandStatus.ESME_ROK);
            assertThat(text(esme.next(DeliverSm.class))).isEqualTo("hello");
        }
    }

    private PythonGateway run(Path folder, String example) throws IOException {
        Files.copy(Path.of("../examples").resolve(example), folder.resolve("example.py"));
        return new PythonGateway(Files.writeString(folder.resolve("stonechat.yaml"), CONFIG), python);
    }

    private static SubmitSm message() {
        return SubmitSm.builder()
                .source(new Address(0, 1, "1000"))
                .destination("31612345678")
                .registeredDelivery(1)
                .shortMessage(octets("hello"))
                .build();
    }

    private static Octets octets(String text) {
        return Octets.copyOf(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String text(DeliverSm pdu) {
        return new String(pdu.shortMessage().toByteArray(), StandardCharsets.US_ASCII);
    }
}
