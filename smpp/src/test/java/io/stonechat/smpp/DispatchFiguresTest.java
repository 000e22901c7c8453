package io.stonechat.smpp;

import static io.stonechat.protocol.CommandStatus.ESME_ROK;
import static io.stonechat.protocol.CommandStatus.ESME_RSYSERR;
import static io.stonechat.protocol.CommandStatus.ESME_RTHROTTLED;
import static io.stonechat.smpp.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stonechat.session.BindFailedException;
import io.stonechat.smpp.DispatchFigures.Answered;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is counted of the requests that come in. */
class DispatchFiguresTest {

    private static final String NINES_FAIL = """
            @OnBind BindReply acme(Bind bind) {
                return bind.systemId().equals("acme") ? BindReply.accept() : BindReply.reject(ESME_RINVSYSID);
            }
            @OnPdu Reply submit(SubmitSm pdu, Session session) {
                if (pdu.destination().address().startsWith("9")) throw new IllegalStateException("nines");
                return Reply.accept("1");
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void requests_are_counted_by_how_they_were_answered() throws Exception {
        try (RunningGateway gateway = new RunningGateway(folder, "", NINES_FAIL);
                TestEsme esme = gateway.esme()) {
            assertThat(esme.status(TestEsme.message("4917", "hello"))).isEqualTo(ESME_ROK);
            assertThat(esme.status(TestEsme.message("9917", "hello"))).isEqualTo(ESME_RSYSERR);

            await().untilAsserted(() -> {
                DispatchFigures figures = gateway.extension.figures().dispatch();
                assertThat(figures.answered())
                        .containsEntry(new Answered("inbound", "submit_sm", "ESME_ROK"), 1L)
                        .containsEntry(new Answered("inbound", "submit_sm", "ESME_RSYSERR"), 1L)
                        .containsEntry(new Answered("egress", "deliver_sm", "ESME_ROK"), 0L);
                assertThat(figures.errors()).containsEntry("submit_sm", 1L);
                assertThat(figures.times().get("submit_sm")).isNotNull();
            });
        }
    }

    @Test
    void binds_are_counted_by_how_they_were_answered() {
        try (RunningGateway gateway = new RunningGateway(folder, "", NINES_FAIL);
                TestEsme _ = gateway.esme()) {
            assertThatThrownBy(() -> gateway.esme(config -> config.systemId("other")))
                    .isInstanceOf(BindFailedException.class);

            await().untilAsserted(() -> assertThat(
                            gateway.extension.figures().dispatch().bindRequests())
                    .containsEntry("accepted", 1L)
                    .containsEntry("rejected", 1L));
        }
    }

    @Test
    void binds_that_are_locked_out_are_counted_too() {
        String strict = """
                server:
                  bind_address: 127.0.0.1
                  port: 0
                  lockout: { system_id_failures: 1, delay_ms: 1, longest_delay_ms: 1 }
                """;
        try (RunningGateway gateway = new RunningGateway(folder, strict, NINES_FAIL)) {
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> gateway.esme(config -> config.systemId("other")))
                        .isInstanceOf(BindFailedException.class);
            }

            await().untilAsserted(() -> assertThat(
                            gateway.extension.figures().dispatch().bindRequests())
                    .containsEntry("accepted", 0L)
                    .containsEntry("rejected", 3L));
        }
    }

    @Test
    void what_is_refused_because_it_comes_too_fast_is_counted_as_throttled() throws Exception {
        String slow = """
                server: { bind_address: 127.0.0.1, port: 0, max_msg_per_sec: 1, throttle_action: reject }
                """;
        try (RunningGateway gateway = new RunningGateway(folder, slow, NINES_FAIL);
                TestEsme esme = gateway.esme()) {
            await().until(() -> esme.status(TestEsme.message("4917", "hello")).equals(ESME_RTHROTTLED));

            await().until(() ->
                    gateway.extension.figures().dispatch().throttled().getOrDefault("inbound", 0L) > 0);
        }
    }
}
