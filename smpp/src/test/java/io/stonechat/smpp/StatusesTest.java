package io.stonechat.smpp;

import static io.stonechat.protocol.CommandStatus.ESME_ROK;
import static io.stonechat.smpp.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.delivery.MessageEvent;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.Receipt;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the statuses of a provider mean: each meaning, for the same vendor's status, over real sockets. */
class StatusesTest {
    private static final CommandStatus VENDOR = CommandStatus.of(0x4A7);
    private static final String TO = "31612345678";

    @TempDir
    Path folder;

    private final TestUpstream first = new TestUpstream();
    private final TestUpstream second = new TestUpstream();

    StatusesTest() {
        first.onSubmit((pdu, exchange) -> {
            first.submits.add(pdu);
            exchange.reject(VENDOR);
        });
    }

    @AfterEach
    void close() {
        first.close();
        second.close();
    }

    @Test
    void permanent_endsTheMessage_whateverTheChainHolds() throws Exception {
        try (var gateway = gateway("0x4A7: permanent");
                var esme = esme(gateway)) {
            esme.submit(TO, "x");
            assertThat(Receipt.of(esme.next(DeliverSm.class)).orElseThrow().stat())
                    .isEqualTo("REJECTD");
            assertThat(second.submits).isEmpty();
        }
    }

    @Test
    void retry_goesOnByTheChain_andComesBack() throws Exception {
        second.onSubmit((pdu, exchange) -> {
            second.submits.add(pdu);
            exchange.reject(VENDOR);
        });
        try (var gateway = gateway("1191: retry");
                var esme = esme(gateway)) {
            esme.submit(TO, "x");
            assertThat(first.nextSubmit()).isNotNull();
            assertThat(second.nextSubmit()).isNotNull();
            assertThat(first.nextSubmit()).isNotNull();
        }
    }

    @Test
    void failover_triesTheNextBind_andWithoutOneRefuses() throws Exception {
        try (var gateway = gateway("0x4A7: failover");
                var esme = esme(gateway)) {
            esme.submit(TO, "x");
            assertThat(second.nextSubmit()).isNotNull();
            gateway.apply(config("0x4A7: failover").replace("\"bind:second\", ", ""));
            esme.submit(TO, "y");
            assertThat(Receipt.of(esme.next(DeliverSm.class)).orElseThrow().stat())
                    .isEqualTo("REJECTD");
        }
    }

    @Test
    void park_letsTheQueueWait_andUsesUpNoRetry() throws Exception {
        try (var gateway = gateway("0x4a7: park");
                var esme = esme(gateway)) {
            esme.submit(TO, "x");
            await().until(() -> gateway.messageEvents.stream().anyMatch(event -> event instanceof MessageEvent.Parked));
            assertThat(gateway.messageEvents).noneMatch(event -> event instanceof MessageEvent.RetryScheduled);
            first.onSubmit(first::accept);
            await().until(() -> first.submits.stream().count() >= 2);
            assertThat(second.submits).isEmpty();
        }
    }

    @Test
    void unknown_isAsIfThereHadBeenNoAnswer() throws Exception {
        try (var gateway = gateway("0x4A7: unknown");
                var esme = esme(gateway)) {
            esme.submit(TO, "x");
            assertThat(Receipt.of(esme.next(DeliverSm.class)).orElseThrow().stat())
                    .isEqualTo("UNKNOWN");
            assertThat(first.submits).hasSize(1);
            assertThat(second.submits).isEmpty();
        }
    }

    @Test
    void namesAreAsGood_asNumbers() throws Exception {
        first.onSubmit((_, exchange) -> exchange.reject(CommandStatus.ESME_RSYSERR));
        try (var gateway = gateway("ESME_RSYSERR: permanent, RINVDSTADR: retry");
                var esme = esme(gateway)) {
            assertThat(esme.status(TestEsme.message(TO, "x"))).isEqualTo(ESME_ROK);
            assertThat(Receipt.of(esme.next(DeliverSm.class)).orElseThrow().stat())
                    .isEqualTo("REJECTD");
        }
    }

    private TestEsme esme(RunningGateway gateway) {
        gateway.awaitBound("first");
        gateway.awaitBound("second");
        return gateway.esme();
    }

    private RunningGateway gateway(String statuses) {
        return new RunningGateway(folder, config(statuses));
    }

    private String config(String statuses) {
        return """
                users: [ { system_id: acme, password: secret } ]
                binds:
                  - { name: first, host: 127.0.0.1, port: %d, system_id: us, password: pw,
                      on_unknown: final, unknown_hold: 50ms, statuses: { %s } }
                  - { name: second, host: 127.0.0.1, port: %d, system_id: us, password: pw }
                routing: { default_chain: ["bind:first", "bind:second", queue] }
                retry: { schedule: [50ms] }
                """.formatted(first.port(), statuses, second.port());
    }
}
