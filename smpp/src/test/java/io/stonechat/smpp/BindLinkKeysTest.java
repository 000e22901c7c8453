package io.stonechat.smpp;

import static io.stonechat.protocol.CommandStatus.ESME_ROK;
import static io.stonechat.smpp.Awaiting.await;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.stonechat.peer.RawServer;
import io.stonechat.protocol.BindRequest;
import io.stonechat.protocol.BindType;
import io.stonechat.protocol.CommandId;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.Receipt;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.session.Exchange;
import io.stonechat.session.Unknown;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the keys of a bind say about its link and its ids, over real sockets. */
class BindLinkKeysTest {
    private static final String TO = "31612345678";

    @TempDir
    Path folder;

    private final TestUpstream upstream = new TestUpstream();

    @AfterEach
    void close() {
        upstream.close();
    }

    private RunningGateway gateway(String keys) {
        return new RunningGateway(folder, config(keys));
    }

    /** One whose time passes only as far as the test lets it. */
    private RunningGateway gateway(String keys, ManualTime time) {
        return new RunningGateway(
                folder,
                config(keys),
                "",
                wiring -> wiring,
                host -> host.clock(time).timer(time));
    }

    private static void passUntil(ManualTime time, BooleanSupplier done) {
        await().pollInterval(Duration.ofMillis(5)).until(() -> {
            if (!done.getAsBoolean()) {
                time.advance(Duration.ofMillis(10));
            }
            return done.getAsBoolean();
        });
    }

    private String config(String keys) {
        return """
                users: [ { system_id: acme, password: secret } ]
                binds: [ { name: up, host: 127.0.0.1, port: %d, system_id: us, password: pw, %s } ]
                routing: { default_chain: ["bind:up", queue] }
                """.formatted(upstream.port(), keys);
    }

    @Test
    void theBindRequest_saysWhatTheKeysSay() throws Exception {
        try (var provider = RawServer.start();
                var _ = new RunningGateway(folder, """
                        binds:
                          - { name: up, host: 127.0.0.1, port: %d, system_id: stone, password: chat,
                              system_type: VMA, address_range: "49*", bind_type: receiver }
                        """.formatted(provider.port()))) {
            var bind = new CompletableFuture<BindRequest>();
            provider.each(peer -> bind.complete(peer.acceptBind()));

            BindRequest asked = bind.get(30, SECONDS);
            assertThat(asked.systemId()).isEqualTo("stone");
            assertThat(asked.password()).isEqualTo("chat");
            assertThat(asked.systemType()).isEqualTo("VMA");
            assertThat(asked.type()).isEqualTo(BindType.RECEIVER);
            assertThat(asked.addressRange()).isEqualTo("49*");
        }
    }

    @Test
    void connections_areHowManySessionsThereAre() {
        try (var _ = gateway("connections: 3")) {
            await().until(() -> upstream.sessions() == 3);
        }
    }

    @Test
    void window_isHowManyRequestsMayBeUnanswered() throws Exception {
        BlockingQueue<Exchange> held = new LinkedBlockingQueue<>();
        upstream.onSubmit((_, exchange) -> held.add(exchange));
        try (var gateway = gateway("window: 2");
                var esme = gateway.esme()) {
            gateway.awaitBound("up");
            for (int i = 0; i < 5; i++) {
                assertThat(esme.status(TestEsme.message(TO, "x"))).isEqualTo(ESME_ROK);
            }
            await().until(() -> held.size() == 2);
            assertThat(link(gateway).window()).isEqualTo(2);
            upstream.answer(held.take(), "1");
            await().until(() -> held.size() == 2);
        }
    }

    @Test
    void maxMsgPerSec_isTheRateOfTheBind() throws Exception {
        var time = new ManualTime();
        try (var gateway = gateway("max_msg_per_sec: 1", time);
                var esme = gateway.esme()) {
            gateway.awaitBound("up");
            for (int i = 0; i < 3; i++) {
                assertThat(esme.status(TestEsme.message(TO, "x"))).isEqualTo(ESME_ROK);
            }
            assertThat(upstream.nextSubmit()).isNotNull();
            assertThat(upstream.submits).isEmpty();
            await().until(() -> {
                time.advance(Duration.ofMillis(500));
                return upstream.submits.size() == 2;
            });
        }
    }

    @Test
    void enquireLinkTimer_isHowLongTheLinkMayBeSilent() throws Exception {
        var time = new ManualTime();
        var asked = new CompletableFuture<Boolean>();
        try (var provider = RawServer.start();
                var gateway = new RunningGateway(
                        folder,
                        """
                        binds:
                          - { name: up, host: 127.0.0.1, port: %d, system_id: us, password: pw, enquire_link_timer_ms: 700 }
                        """.formatted(provider.port()),
                        "",
                        wiring -> wiring,
                        host -> host.clock(time).timer(time))) {
            provider.each(peer -> {
                peer.acceptBind();
                peer.expect(CommandId.ENQUIRE_LINK);
                asked.complete(true);
            });
            gateway.awaitBound("up");
            for (int i = 0; i < 8 && !asked.isDone(); i++) {
                time.advance(Duration.ofMillis(100));
            }
            assertThat(asked.get(30, SECONDS)).isTrue();
        }
    }

    @Test
    void responseTimer_isHowLongAnAnswerIsWaitedFor() throws Exception {
        var time = new ManualTime();
        upstream.onSubmit((_, _) -> {});
        try (var gateway = gateway("response_timer_ms: 100", time)) {
            gateway.awaitBound("up");
            var outcome = gateway.smpp().submitViaAsync("up", TestEsme.message(TO, "x"));
            passUntil(time, outcome::isDone);
            assertThat(outcome.join()).isInstanceOf(Unknown.class);
        }
    }

    @Test
    void lateResponseGrace_isOverForAnAnswerThatIsLaterStill() throws Exception {
        var time = new ManualTime();
        var asked = new CompletableFuture<Exchange>();
        upstream.onSubmit((_, exchange) -> asked.complete(exchange));
        try (var log = new LogLines("io.stonechat.smpp", Level.WARN);
                var gateway = gateway("late_response_grace: 50ms, response_timer_ms: 50, window: 2", time)) {
            gateway.awaitBound("up");
            var outcome = gateway.smpp().submitViaAsync("up", TestEsme.message(TO, "x"));
            Exchange open = asked.get(30, SECONDS);
            passUntil(time, outcome::isDone);
            assertThat(outcome.join()).isInstanceOf(Unknown.class);
            passUntil(time, () -> link(gateway).unanswered() == 0);

            upstream.answer(open, "late-1");

            await().until(() -> log.lines().stream()
                    .anyMatch(line -> line.startsWith("bind up answered what nobody asked: submit_sm_resp")));
        }
    }

    @Test
    void messageId_isHowIdsAreWritten_whereTheyStand() throws Exception {
        upstream.onSubmit((pdu, exchange) -> {
            upstream.answer(exchange, "1F");
            upstream.submits.add(pdu);
        });
        try (var gateway = gateway("message_id: { response: hex, receipt: decimal }");
                var esme = gateway.esme()) {
            gateway.awaitBound("up");
            String id = esme.submit(TO, "x");
            var _ = upstream.receipt("0000000031", upstream.nextSubmit(), "DELIVRD")
                    .get(30, SECONDS);
            assertThat(receipt(esme).id()).isEqualTo(id);
        }
    }

    @Test
    void receiptDomain_isSharedByTheBindsOfOneProvider() throws Exception {
        try (var other = new TestUpstream();
                var gateway = new RunningGateway(folder, """
                        users: [ { system_id: acme, password: secret } ]
                        binds:
                          - { name: a, host: 127.0.0.1, port: %d, system_id: us, password: pw, receipt_domain: provider }
                          - { name: b, host: 127.0.0.1, port: %d, system_id: us, password: pw, receipt_domain: provider }
                        routing: { default_chain: ["bind:a", queue] }
                        """.formatted(upstream.port(), other.port()));
                var esme = gateway.esme()) {
            gateway.awaitBound("a");
            gateway.awaitBound("b");
            String id = esme.submit(TO, "x");
            SubmitSm sent = upstream.nextSubmit();
            var _ = other.receipt("up-1", sent, "DELIVRD").get(30, SECONDS);
            assertThat(receipt(esme).id()).isEqualTo(id);
        }
    }

    private static LiveSession link(RunningGateway gateway) {
        return gateway.extension
                .switchboard()
                .bind("up")
                .orElseThrow()
                .sessions()
                .getFirst();
    }

    private static Receipt receipt(TestEsme esme) throws InterruptedException {
        return Receipt.of(esme.next(DeliverSm.class)).orElseThrow();
    }
}
