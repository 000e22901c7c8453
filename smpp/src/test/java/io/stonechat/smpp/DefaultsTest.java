package io.stonechat.smpp;

import static io.stonechat.protocol.CommandStatus.ESME_RBINDFAIL;
import static io.stonechat.protocol.CommandStatus.ESME_RCANCELFAIL;
import static io.stonechat.protocol.CommandStatus.ESME_RINVMSGID;
import static io.stonechat.protocol.CommandStatus.ESME_RINVPASWD;
import static io.stonechat.protocol.CommandStatus.ESME_RINVSYSID;
import static io.stonechat.protocol.CommandStatus.ESME_ROK;
import static io.stonechat.protocol.CommandStatus.ESME_RQUERYFAIL;
import static io.stonechat.protocol.CommandStatus.ESME_RREPLACEFAIL;
import static io.stonechat.protocol.CommandStatus.ESME_RSYSERR;
import static io.stonechat.smpp.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stonechat.delivery.MessageEvent;
import io.stonechat.protocol.Address;
import io.stonechat.protocol.AlertNotification;
import io.stonechat.protocol.BindType;
import io.stonechat.protocol.CancelSm;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.DataSm;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.QuerySm;
import io.stonechat.protocol.ReplaceSm;
import io.stonechat.protocol.SmeAddress;
import io.stonechat.protocol.SubmitMulti;
import io.stonechat.protocol.Tlvs;
import io.stonechat.session.BindFailedException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens where nobody has said what should. */
class DefaultsTest {
    private static final String ACME = "users: [ { system_id: acme, password: secret, max_binds: 2 } ]\n";
    private static final Address NUMBER = Address.of("31612345678");

    @TempDir
    Path folder;

    @Test
    void withoutUsersAndScript_everyBindIsRefused() {
        try (var gateway = new RunningGateway(folder, "users: []\n")) {
            assertThat(refusal(gateway, "acme", "secret")).isEqualTo(ESME_RBINDFAIL);
        }
    }

    @Test
    void users_bindWithTheirPassword_andOnlySoOften() {
        try (var gateway = new RunningGateway(folder, ACME)) {
            assertThat(refusal(gateway, "acme", "guess")).isEqualTo(ESME_RINVPASWD);
            assertThat(refusal(gateway, "nobody", "secret")).isEqualTo(ESME_RINVSYSID);
            try (var first = gateway.esme();
                    var _ = gateway.esme()) {
                assertThat(refusal(gateway, "acme", "secret")).isEqualTo(ESME_RBINDFAIL);
                first.unbind();
                await().until(() -> refusal(gateway, "acme", "secret").isOk());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(BindType.class)
    void everyBindType_isAccepted(BindType type) {
        try (var gateway = new RunningGateway(folder, ACME);
                var esme = gateway.esme(config -> config.bindType(type))) {
            assertThat(esme.session.bindType()).isEqualTo(type);
        }
    }

    @Test
    void withoutHandlerAndRouting_messagesGetSystemError() throws Exception {
        try (var gateway = new RunningGateway(folder, ACME);
                var esme = gateway.esme()) {
            assertThat(esme.status(TestEsme.message("31612345678", "hello"))).isEqualTo(ESME_RSYSERR);
            assertThat(esme.status(DataSm.builder().destination(NUMBER).build()))
                    .isEqualTo(ESME_RSYSERR);
            assertThat(esme.status(SubmitMulti.builder()
                            .destinations(List.of(new SmeAddress(NUMBER)))
                            .build()))
                    .isEqualTo(ESME_RSYSERR);
        }
    }

    @Test
    void withoutHandler_questionsAboutMessagesAreAnsweredFromTheStore() throws Exception {
        try (var gateway = new RunningGateway(folder, ACME);
                var esme = gateway.esme()) {
            assertThat(esme.status(new QuerySm(0, "1", NUMBER))).isIn(ESME_RINVMSGID, ESME_RQUERYFAIL);
            assertThat(esme.status(new CancelSm(0, "", "1", NUMBER, NUMBER))).isIn(ESME_RINVMSGID, ESME_RCANCELFAIL);
            assertThat(esme.status(new ReplaceSm(0, "1", NUMBER, "", "", 0, 0, Octets.EMPTY, Tlvs.NONE)))
                    .isIn(ESME_RINVMSGID, ESME_RREPLACEFAIL);
        }
    }

    @Test
    void aDeliverSmThatNobodyWants_isADeadLetter() throws Exception {
        try (var upstream = new TestUpstream();
                var gateway = new RunningGateway(folder, binds(upstream))) {
            await().until(() -> upstream.sessions() == 1);
            upstream.session().notify(new AlertNotification(0, NUMBER, NUMBER, Tlvs.NONE));

            var answer = upstream.send(TestUpstream.deliver(NUMBER, NUMBER, "hello"));

            assertThat(answer.get(30, TimeUnit.SECONDS).commandStatus()).isEqualTo(ESME_ROK);
            await().untilAsserted(() ->
                    assertThat(gateway.messageEvents).anyMatch(MessageEvent.DeadLettered.class::isInstance));
        }
    }

    @Test
    void aDataSmThatNobodyWants_getsSystemError() throws Exception {
        try (var upstream = new TestUpstream();
                var _ = new RunningGateway(folder, binds(upstream))) {
            await().until(() -> upstream.sessions() == 1);

            var answer = upstream.send(
                    DataSm.builder().source(NUMBER).destination(NUMBER).build());

            assertThat(answer.get(30, TimeUnit.SECONDS).commandStatus()).isEqualTo(ESME_RSYSERR);
        }
    }

    static String binds(TestUpstream upstream) {
        return "binds: [ { name: up, host: 127.0.0.1, port: " + upstream.port() + ", system_id: us, password: pw } ]\n";
    }

    private static CommandStatus refusal(RunningGateway gateway, String systemId, String password) {
        var refused = catchThrowableOfType(
                BindFailedException.class,
                () -> gateway.esme(config -> config.systemId(systemId).password(password))
                        .close());
        return refused == null || refused.status() == null ? ESME_ROK : refused.status();
    }
}
