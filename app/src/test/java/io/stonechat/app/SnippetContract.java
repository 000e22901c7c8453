package io.stonechat.app;

import static io.stonechat.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.app.SnippetEsme.Answer;
import io.stonechat.protocol.Address;
import io.stonechat.protocol.AlertNotification;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.Tlvs;
import io.stonechat.python.PythonEngine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Each script of {@code surface/snippets} does its one thing for an ESME that others have made, over TCP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SnippetContract {
    private static final String HANDSET = "31612345678";

    private final PythonEngine python = new PythonEngine();

    @TempDir
    private Path folder;

    /** The status that a bind is answered; one that is accepted is unbound again. */
    abstract int bind(int port, String systemId, String password) throws Exception;

    /** An ESME that is bound. */
    abstract SnippetEsme esme(int port) throws Exception;

    @AfterAll
    void stop() {
        python.close();
    }

    @Test
    void authorise_lets_in_whom_it_knows_and_tells_others_why_not() throws Exception {
        try (var gateway = run("authorise.py")) {
            assertThat(bind(gateway.port(), "acme", "secret")).isZero();
            assertThat(bind(gateway.port(), "acme", "guess")).isEqualTo(CommandStatus.ESME_RINVPASWD.code());
            assertThat(bind(gateway.port(), "globex", "secret")).isEqualTo(CommandStatus.ESME_RINVSYSID.code());
        }
    }

    @Test
    void relay_answers_what_the_upstream_answers() throws Exception {
        try (var gateway = run("relay.py");
                var esme = esme(gateway.port())) {
            assertThat(esme.submit(HANDSET, "hello")).isEqualTo(new Answer(0, "up-1"));
            assertThat(gateway.centre.nextSubmit(HANDSET).shortMessage()).isEqualTo(octets("hello"));
            assertThat(esme.submit("0", "hello").status()).isEqualTo(CommandStatus.ESME_RINVDSTADR.code());
        }
    }

    @Test
    void sessions_knows_who_is_there_and_delivers_what_waited() throws Exception {
        try (var gateway = run("sessions.py")) {
            try (var esme = esme(gateway.port())) {
                await().atMost(PythonGateway.PATIENCE)
                        .until(() -> !gateway.cached("session:acme").isEmpty());
                assertThat(esme.submit("2000", "kept for later").status()).isZero();
            }
            await().atMost(PythonGateway.PATIENCE)
                    .until(() -> gateway.cached("left:acme").equals("yes"));
            assertThat(gateway.cached("session:acme")).isEmpty();

            try (var esme = esme(gateway.port())) {
                assertThat(esme.nextText()).isEqualTo("kept for later");
            }
        }
    }

    @Test
    void receipts_come_back_under_the_id_that_the_esme_knows() throws Exception {
        try (var gateway = run("receipts.py");
                var esme = esme(gateway.port())) {
            Answer answer = esme.submit(HANDSET, "hello");
            assertThat(answer.status()).isZero();
            assertThat(answer.messageId()).hasSize(12);

            assertThat(gateway.centre.receipt(receipt("up-1"))).isEqualTo(CommandStatus.ESME_ROK);
            assertThat(esme.nextText()).isEqualTo("id:" + answer.messageId() + " stat:DELIVRD err:000");
            assertThat(gateway.centre.receipt(receipt("up-9"))).isEqualTo(CommandStatus.ESME_RX_T_APPN);
        }
    }

    @Test
    void what_a_handset_sends_reaches_the_owner_of_the_number_when_he_is_there() throws Exception {
        try (var gateway = run("handset.py")) {
            assertThat(gateway.centre.send(fromHandset("1000"))).isEqualTo(CommandStatus.ESME_RX_T_APPN);
            assertThat(gateway.centre.send(fromHandset("9999"))).isEqualTo(CommandStatus.ESME_RINVDSTADR);
            try (var esme = esme(gateway.port())) {
                assertThat(gateway.centre.send(fromHandset("1000"))).isEqualTo(CommandStatus.ESME_ROK);
                assertThat(esme.nextText()).isEqualTo("from a handset");
            }
        }
    }

    @Test
    void alert_is_passed_on() throws Exception {
        try (var gateway = run("alert.py");
                var esme = esme(gateway.port())) {
            gateway.centre
                    .session()
                    .notify(new AlertNotification(0, new Address(1, 1, HANDSET), new Address(0, 1, "1000"), Tlvs.NONE));

            assertThat(esme.nextAlert()).isEqualTo(HANDSET);
        }
    }

    @Test
    void cancel_takes_back_what_is_ones_own() throws Exception {
        try (var gateway = run("cancel.py");
                var esme = esme(gateway.port())) {
            String id = esme.submit(HANDSET, "hello").messageId();

            assertThat(esme.cancel(id)).isZero();
            assertThat(esme.cancel("up-9")).isEqualTo(CommandStatus.ESME_RINVMSGID.code());
        }
    }

    private PythonGateway run(String snippet) {
        return PythonGateway.of(folder, "snippets/" + snippet, python);
    }

    private static String receipt(String id) {
        return "id:" + id + " sub:001 dlvrd:001 submit date:2611201030 done date:2611201031 stat:DELIVRD err:000 text:";
    }

    private static DeliverSm fromHandset(String to) {
        return DeliverSm.builder()
                .source(HANDSET)
                .destination(to)
                .shortMessage(octets("from a handset"))
                .build();
    }

    private static Octets octets(String text) {
        return Octets.copyOf(text.getBytes(StandardCharsets.US_ASCII));
    }
}
