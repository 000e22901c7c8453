package io.stonechat.app;

import static io.stonechat.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.AlertNotification;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.Tlvs;
import io.stonechat.python.PythonEngine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code surface/relay.py} once more, with an ESME made with node-smpp, where this machine has it. */
@EnabledIf(value = "io.stonechat.app.NodeEsme#isInstalled", disabledReason = "npm install --prefix benchmarks/node")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class RelayWithNodeTest {
    private final PythonEngine python = new PythonEngine();
    private PythonGateway gateway;
    private NodeEsme esme;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        gateway = PythonGateway.of(folder, "relay.py", python);
        esme = NodeEsme.connect(gateway.port(), ForeignEsme.PASSWORD);
        assertThat(esme.next("bound")).containsExactly("0");
        await().atMost(PythonGateway.PATIENCE)
                .until(() -> !gateway.cached("session:acme").isEmpty());
    }

    @AfterAll
    void stop() {
        esme.close();
        await().atMost(PythonGateway.PATIENCE)
                .until(() -> gateway.cached("left:acme").equals("yes"));
        gateway.close();
        python.close();
    }

    @Test
    void a_wrong_password_is_refused() throws Exception {
        try (NodeEsme guessing = NodeEsme.connect(gateway.port(), "guess")) {
            assertThat(guessing.next("bound")).containsExactly("14");
        }
    }

    @Test
    void a_message_is_relayed_and_its_receipt_comes_back_under_the_id_that_the_esme_knows() throws Exception {
        esme.send("submit_sm", "31612345678", "hello");
        List<String> answer = esme.next("submit_sm_resp");

        assertThat(answer.getFirst()).isEqualTo("0");
        assertThat(answer.getLast()).hasSize(12);
        assertThat(gateway.centre.nextSubmit("31612345678").shortMessage()).isEqualTo(octets("hello"));
        assertThat(gateway.centre.receipt("id:up-" + gateway.centre.taken()
                        + " sub:001 dlvrd:001 submit date:2611201030 done date:2611201031 stat:DELIVRD err:000 text:"))
                .isEqualTo(CommandStatus.ESME_ROK);
        List<String> receipt = esme.next("deliver_sm");
        assertThat(receipt.getFirst()).isEqualTo("4");
        assertThat(receipt.getLast()).startsWith("id:" + answer.getLast()).contains("stat:DELIVRD");
    }

    @Test
    void what_the_upstream_refuses_is_refused_with_its_status() throws Exception {
        esme.send("submit_sm", "0", "");

        assertThat(esme.next("submit_sm_resp").getFirst()).isEqualTo("11");
    }

    @Test
    void a_message_from_a_handset_reaches_its_owner() throws Exception {
        var pdu = DeliverSm.builder()
                .source("31612345678")
                .destination("1000")
                .shortMessage(octets("from a handset"))
                .build();

        assertThat(gateway.centre.send(pdu)).isEqualTo(CommandStatus.ESME_ROK);
        assertThat(esme.next("deliver_sm")).containsExactly("0", "31612345678", "from a handset");
    }

    @Test
    void an_alert_is_passed_on() throws Exception {
        gateway.centre
                .session()
                .notify(new AlertNotification(
                        0, new Address(1, 1, "31612345678"), new Address(0, 1, "1000"), Tlvs.NONE));

        assertThat(esme.next("alert_notification").getFirst()).isEqualTo("31612345678");
    }

    @Test
    void cancel_sm_is_refused_with_its_own_status() throws Exception {
        esme.send("cancel_sm", "1");

        assertThat(esme.next("cancel_sm_resp")).containsExactly("17");
    }

    private static Octets octets(String text) {
        return Octets.copyOf(text.getBytes(StandardCharsets.US_ASCII));
    }
}
