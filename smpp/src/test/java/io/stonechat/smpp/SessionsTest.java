package io.stonechat.smpp;

import static io.stonechat.smpp.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.BindType;
import io.stonechat.protocol.DataSm;
import io.stonechat.protocol.DataSmResp;
import io.stonechat.protocol.Octets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sessions that a script can see, talk to and end. */
class SessionsTest {
    @TempDir
    Path folder;

    @Test
    void areThose_ofEsmesAndOfBinds_withWhatIsKnownOfThem() {
        try (var upstream = new TestUpstream();
                var gateway = new RunningGateway(folder, binds(upstream), RunningGateway.ANYBODY);
                var _ = gateway.esme(config ->
                        config.bindType(BindType.RECEIVER).systemType("VMS").addressRange("31*"))) {
            gateway.awaitBound("up");

            var sessions = gateway.smpp().sessions();
            assertThat(sessions).hasSize(2);
            var esme = sessions.getFirst();
            assertThat(esme.kind()).isEqualTo(Session.ESME);
            assertThat(esme.systemId()).isEqualTo("acme");
            assertThat(esme.bindType()).isEqualTo(BindType.RECEIVER);
            assertThat(esme.interfaceVersion()).isEqualTo(0x34);
            assertThat(esme.systemType()).isEqualTo("VMS");
            assertThat(esme.addressRange()).isEqualTo("31*");
            assertThat(esme.tls()).isEmpty();
            var bind = sessions.getLast();
            assertThat(bind.kind()).isEqualTo(Session.BIND);
            assertThat(bind.systemId()).isEqualTo("up");
            assertThat(bind.systemType()).isEqualTo("CP");
            assertThat(bind.addressRange()).isEqualTo("49*");
        }
    }

    @Test
    void canBeEnded() {
        try (var gateway = new RunningGateway(folder, "retry: {}\n", RunningGateway.ANYBODY);
                var esme = gateway.esme()) {
            String id = gateway.smpp().sessions().getFirst().sessionId();

            assertThat(gateway.smpp().unbind(id)).isTrue();
            esme.session.closed().join();
            await().until(() -> gateway.smpp().sessions().isEmpty());
            assertThat(gateway.smpp().unbind(id)).isFalse();
        }
    }

    @Test
    void giveTheWholeResponse() throws Exception {
        try (var gateway = new RunningGateway(folder, "retry: {}\n", RunningGateway.ANYBODY);
                var _ = gateway.esme()) {
            var data = DataSm.builder()
                    .source("1000")
                    .destination("2000")
                    .tlv(gateway.smpp().tlv("message_payload", Octets.of((byte) 1)))
                    .build();

            assertThat(gateway.smpp().requestTo("acme", data).get(30, TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(
                            DataSmResp.class,
                            response ->
                                    assertThat(response.commandStatus().isOk()).isTrue());
            assertThat(gateway.smpp().requestTo("nobody", data)).isCompletedExceptionally();
        }
    }

    private static String binds(TestUpstream upstream) {
        return "binds: [ { name: up, host: 127.0.0.1, port: " + upstream.port()
                + ", system_id: gw, password: secret, system_type: CP, address_range: 49* } ]\n";
    }
}
