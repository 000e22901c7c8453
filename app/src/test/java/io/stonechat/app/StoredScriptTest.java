package io.stonechat.app;

import static io.stonechat.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.SubmitSmResp;
import io.stonechat.python.PythonEngine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code surface/stored.py}: stored messages, their hooks and the namespace store in Python, over TCP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class StoredScriptTest {
    private final PythonEngine python = new PythonEngine();
    private PythonGateway gateway;
    private PythonGateway.Esme esme;

    @BeforeAll
    void start(@TempDir Path folder) {
        gateway = PythonGateway.of(folder, "stored.py", python);
        esme = gateway.esme();
    }

    @AfterAll
    void stop() {
        esme.close();
        gateway.close();
        python.close();
    }

    @Test
    void a_script_stores_finds_cancels_and_reads_messages() throws Exception {
        assertThat(esme.send(to("looked-up"))).isInstanceOfSatisfying(SubmitSmResp.class, answer -> {
            assertThat(answer.commandStatus()).isEqualTo(CommandStatus.ESME_ROK);
            assertThat(answer.messageId()).isEqualTo("looked-up");
        });
    }

    @Test
    void a_queued_message_is_routed_rewritten_and_receipted_as_its_hooks_say() throws Exception {
        String id = ((SubmitSmResp) esme.send(to("31612345678"))).messageId();

        var sent = gateway.centre.nextSubmit("31612345678");
        assertThat(sent.source().address()).isEqualTo("2000");
        assertThat(gateway.centre.receipt("id:up-" + gateway.centre.taken()
                        + " sub:001 dlvrd:001 submit date:2611201030 done date:2611201031 stat:DELIVRD err:000 text:x"))
                .isEqualTo(CommandStatus.ESME_ROK);

        var receipt = esme.next(DeliverSm.class);
        assertThat(new String(receipt.shortMessage().toByteArray(), StandardCharsets.US_ASCII))
                .contains("id:" + id)
                .contains("stat:DELIVRD")
                .contains("text:surface");
        await().atMost(PythonGateway.PATIENCE)
                .untilAsserted(() -> assertThat(gateway.cached("final")).isEqualTo(id));
    }

    @Test
    void a_relayed_message_is_answered_when_the_upstream_has_answered() throws Exception {
        assertThat(esme.send(to("31600000001"))).isInstanceOfSatisfying(SubmitSmResp.class, answer -> {
            assertThat(answer.commandStatus()).isEqualTo(CommandStatus.ESME_ROK);
            assertThat(answer.messageId()).containsOnlyDigits();
        });
    }

    private static SubmitSm to(String destination) {
        return SubmitSm.builder()
                .source(new Address(0, 1, "1000"))
                .destination(new Address(1, 1, destination))
                .registeredDelivery(1)
                .build();
    }
}
