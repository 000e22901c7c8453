package io.stonechat.smpp;

import static io.stonechat.protocol.CommandStatus.ESME_RINVSRCADR;
import static io.stonechat.protocol.CommandStatus.ESME_ROK;
import static io.stonechat.smpp.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.delivery.MessageEvent;
import io.stonechat.protocol.Address;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.LongMessage;
import io.stonechat.protocol.QuerySm;
import io.stonechat.protocol.Receipt;
import io.stonechat.protocol.Segment;
import io.stonechat.protocol.SubmitSm;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the keys of {@code retry} do, over real sockets. */
class RetryKeysTest {
    private static final String TO = "31612345678";

    @TempDir
    Path folder;

    private final TestUpstream a = new TestUpstream();
    private final TestUpstream b = new TestUpstream();

    @AfterEach
    void close() {
        a.close();
        b.close();
    }

    private RunningGateway gateway(String chain, String retry) {
        return new RunningGateway(folder, config(chain, retry));
    }

    /** One whose time passes only as far as the test lets it. */
    private RunningGateway gateway(String chain, String retry, ManualTime time) {
        return new RunningGateway(
                folder,
                config(chain, retry),
                "",
                wiring -> wiring,
                host -> host.clock(time).timer(time));
    }

    private String config(String chain, String retry) {
        return """
                users: [ { system_id: acme, password: secret } ]
                binds:
                  - { name: a, host: 127.0.0.1, port: %d, system_id: us, password: pw }
                  - { name: b, host: 127.0.0.1, port: %d, system_id: us, password: pw }
                routing: { default_chain: [%s] }
                retry: { %s }
                """.formatted(a.port(), b.port(), chain, retry);
    }

    @Test
    void schedule_saysWhenItIsTriedAgain() throws Exception {
        var time = new ManualTime();
        a.onSubmit((pdu, exchange) -> {
            a.submits.add(pdu);
            exchange.reject(ESME_RINVSRCADR);
        });
        try (var gateway = gateway("\"bind:a\", queue", "schedule: [17s, 5s]", time);
                var esme = gateway.esme()) {
            gateway.awaitBound("a");
            esme.submit(TO, "x");
            // Without the key it would be 10 s, then a minute.
            assertThat(untilTriedAgain(gateway, time, 1)).isGreaterThanOrEqualTo(Duration.ofSeconds(17));
            assertThat(untilTriedAgain(gateway, time, 2)).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(50));
        }
    }

    /** How long it takes from an attempt that was refused to the next; it was the so-manieth. */
    private Duration untilTriedAgain(RunningGateway gateway, ManualTime time, int attempts)
            throws InterruptedException {
        assertThat(a.nextSubmit()).isNotNull();
        await().until(() -> gateway.messageEvents.stream()
                        .filter(MessageEvent.RetryScheduled.class::isInstance)
                        .count()
                == attempts);
        Instant refused = time.instant();
        await().until(() -> {
            if (a.submits.isEmpty()) {
                time.advance(Duration.ofMillis(500));
            }
            return !a.submits.isEmpty();
        });
        return Duration.between(refused, time.instant());
    }

    @Test
    void permanent_statusesAreFinalAtOnce() throws Exception {
        a.onSubmit((_, exchange) -> exchange.reject(ESME_RINVSRCADR));
        try (var gateway = gateway("\"bind:a\", queue", "schedule: [1h], permanent: [ESME_RINVSRCADR]");
                var esme = gateway.esme()) {
            gateway.awaitBound("a");
            esme.submit(TO, "x");
            assertThat(receipt(esme).stat()).isEqualTo("REJECTD");
        }
    }

    @Test
    void expireAfter_isHowLongAMessageLives_thatBringsNoValidity() throws Exception {
        a.close();
        try (var gateway = gateway("\"bind:a\", queue", "expire_after: 500ms");
                var esme = gateway.esme()) {
            esme.submit(TO, "x");
            assertThat(receipt(esme).stat()).isEqualTo("EXPIRED");
        }
    }

    @Test
    void parkFailover_isHowLongABindMayTakeNothing_beforeItsMessagesGoOn() throws Exception {
        var time = new ManualTime();
        a.close();
        try (var gateway = gateway("\"bind:a\", \"bind:b\", queue", "park_failover: 3s", time);
                var esme = gateway.esme()) {
            gateway.awaitBound("b");
            assertThat(esme.status(TestEsme.message(TO, "x"))).isEqualTo(ESME_ROK);
            await().until(() -> gateway.extension.figures().standstill("a").isPresent());
            // Not as long as it would be without the key; and between any two steps the gateway has something to do.
            for (int i = 0; i < 50 && b.submits.isEmpty(); i++) {
                time.advance(Duration.ofMillis(500));
                esme.send(new QuerySm(0, "1", Address.EMPTY));
            }
            assertThat(b.nextSubmit()).isNotNull();
        }
    }

    @Test
    void concatHold_isHowLongTheSegmentsOfAMessageKeepToOneBind() throws Exception {
        var time = new ManualTime();
        List<Segment> segments = LongMessage.split("a text of many segments ".repeat(20), 7);
        try (var gateway = gateway("\"bind:a\", \"bind:b\", queue", "concat_hold: 1s", time);
                var esme = gateway.esme()) {
            gateway.awaitBound("a");
            gateway.awaitBound("b");
            submit(esme, segments.getFirst());
            assertThat(a.nextSubmit()).isNotNull();
            gateway.apply(config("\"bind:b\", \"bind:a\", queue", "concat_hold: 1s"));
            submit(esme, segments.get(1));
            assertThat(a.nextSubmit()).isNotNull();

            // The hold begins anew with each answer.
            await().until(() -> gateway.messageEvents.stream()
                            .filter(MessageEvent.AttemptEnded.class::isInstance)
                            .count()
                    == 2);
            time.advance(Duration.ofSeconds(1));
            submit(esme, segments.getLast());
            assertThat(b.nextSubmit()).isNotNull();
        }
    }

    private static void submit(TestEsme esme, Segment segment) throws Exception {
        SubmitSm.Builder pdu = SubmitSm.builder().source("12345").destination(TO);
        assertThat(esme.status(segment.applyTo(pdu).build())).isEqualTo(ESME_ROK);
    }

    private static Receipt receipt(TestEsme esme) throws InterruptedException {
        return Receipt.of(esme.next(DeliverSm.class)).orElseThrow();
    }
}
