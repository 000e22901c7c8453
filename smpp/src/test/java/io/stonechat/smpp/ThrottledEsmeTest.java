package io.stonechat.smpp;

import static io.stonechat.protocol.CommandStatus.ESME_RTHROTTLED;
import static io.stonechat.smpp.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.DeliverSmResp;
import io.stonechat.protocol.Tlvs;
import io.stonechat.session.ClientConfig;
import io.stonechat.session.ClientHandler;
import io.stonechat.session.SmppClient;
import io.stonechat.session.SmppSession;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An ESME without room on one of its sessions gets what there is on another. */
class ThrottledEsmeTest {
    private static final String CONFIG = """
            users: [ { system_id: acme, password: secret } ]
            routing: { mo: [ { to: "12*", user: acme } ] }
            """;

    @TempDir
    Path folder;

    private final ManualTime time = new ManualTime();
    private final AtomicInteger refused = new AtomicInteger();

    private SmppSession throttling(RunningGateway gateway) {
        var config = ClientConfig.builder()
                .port(gateway.port())
                .systemId("acme")
                .password("secret")
                .build();
        return SmppClient.connect(config, ClientHandler.of((request, exchange) -> {
            refused.incrementAndGet();
            exchange.respond(new DeliverSmResp(request.sequenceNumber(), ESME_RTHROTTLED, "", Tlvs.NONE));
        }));
    }

    @Test
    void deliveries_goByASessionThatHasRoom_whileAnotherPauses() throws Exception {
        try (var upstream = new TestUpstream();
                var gateway = new RunningGateway(
                        folder,
                        CONFIG + DefaultsTest.binds(upstream),
                        "",
                        wiring -> wiring,
                        host -> host.clock(time).timer(time))) {
            gateway.awaitBound("up");
            var full = throttling(gateway);
            deliver(upstream);
            await().until(() -> gateway.extension.switchboard().sessions().stream()
                    .anyMatch(session -> session.kind().equals(Session.ESME) && session.window() == 1));
            try (var roomy = gateway.esme()) {
                for (int i = 0; i < 5; i++) {
                    deliver(upstream);
                    assertThat(roomy.next(DeliverSm.class)).isNotNull();
                }
            }
            assertThat(refused).hasValue(1);
            full.close("the test is over");
        }
    }

    private static void deliver(TestUpstream upstream) {
        var answer = upstream.send(DeliverSm.builder()
                        .source("4917999999")
                        .destination("12345")
                        .build())
                .join();
        assertThat(answer.commandStatus().isOk()).isTrue();
    }
}
