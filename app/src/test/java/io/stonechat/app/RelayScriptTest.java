package io.stonechat.app;

import static io.stonechat.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.AlertNotification;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.Tlvs;
import io.stonechat.python.PythonEngine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code surface/relay.py}, a gateway of the kind that the surface was made for, with an ESME made with jSMPP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class RelayScriptTest {
    private final PythonEngine python = new PythonEngine();
    private PythonGateway gateway;
    private JsmppEsme esme;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        gateway = PythonGateway.of(folder, "relay.py", python);
        esme = new JsmppEsme(gateway.port(), ForeignEsme.PASSWORD);
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
    void a_wrong_password_is_refused() {
        assertThatThrownBy(() -> new JsmppEsme(gateway.port(), "guess")).hasMessageContaining("0000000e");
    }

    @Test
    void a_message_is_relayed_and_its_receipt_comes_back_under_the_id_that_the_esme_knows() throws Exception {
        String id = esme.submit("31612345678", 0, "hello".getBytes(StandardCharsets.US_ASCII));

        assertThat(id).hasSize(12);
        assertThat(gateway.centre.nextSubmit("31612345678").shortMessage())
                .isEqualTo(Octets.copyOf("hello".getBytes(StandardCharsets.US_ASCII)));
        assertThat(gateway.centre.receipt("id:up-" + gateway.centre.taken()
                        + " sub:001 dlvrd:001 submit date:2611201030 done date:2611201031 stat:DELIVRD err:000 text:"))
                .isEqualTo(CommandStatus.ESME_ROK);
        assertThat(esme.texts().poll(PythonGateway.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .startsWith("id:" + id)
                .contains("stat:DELIVRD");
    }

    @Test
    void what_the_upstream_refuses_is_refused_with_its_status() {
        assertThatThrownBy(() -> esme.submit("0", 0, new byte[0])).hasMessageContaining("0000000b");
    }

    @Test
    void a_message_from_a_handset_reaches_its_owner() throws Exception {
        var pdu = DeliverSm.builder()
                .source("31612345678")
                .destination("1000")
                .shortMessage(Octets.copyOf("from a handset".getBytes(StandardCharsets.US_ASCII)))
                .build();

        assertThat(gateway.centre.send(pdu)).isEqualTo(CommandStatus.ESME_ROK);
        assertThat(esme.texts().poll(PythonGateway.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isEqualTo("from a handset");
    }

    @Test
    void an_alert_is_passed_on() throws Exception {
        gateway.centre
                .session()
                .notify(new AlertNotification(
                        0, new Address(1, 1, "31612345678"), new Address(0, 1, "1000"), Tlvs.NONE));

        assertThat(esme.alerts.poll(PythonGateway.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isEqualTo("31612345678");
    }

    @Test
    void cancel_sm_is_refused_with_its_own_status() throws Exception {
        assertThat(esme.cancel("1")).isEqualTo(CommandStatus.ESME_RCANCELFAIL.code());
    }
}
