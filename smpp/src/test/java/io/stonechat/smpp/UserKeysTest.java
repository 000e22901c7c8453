package io.stonechat.smpp;

import static io.stonechat.protocol.CommandStatus.ESME_RINVDSTADR;
import static io.stonechat.protocol.CommandStatus.ESME_RINVSRCADR;
import static io.stonechat.protocol.CommandStatus.ESME_RMSGQFUL;
import static io.stonechat.protocol.CommandStatus.ESME_ROK;
import static io.stonechat.protocol.CommandStatus.ESME_RSYSERR;
import static io.stonechat.protocol.CommandStatus.ESME_RTHROTTLED;
import static io.stonechat.smpp.Awaiting.await;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Level;
import io.stonechat.protocol.Address;
import io.stonechat.protocol.BindType;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.LongMessage;
import io.stonechat.protocol.QuerySm;
import io.stonechat.protocol.Receipt;
import io.stonechat.protocol.Response;
import io.stonechat.protocol.Segment;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.Text;
import io.stonechat.session.BindFailedException;
import io.stonechat.session.Exchange;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the keys of a user do, over real sockets. */
class UserKeysTest {
    private static final String TO = "31612345678";

    @TempDir
    Path folder;

    private final TestUpstream upstream = new TestUpstream();

    @AfterEach
    void close() {
        upstream.close();
    }

    @Test
    void messageId_isTheFormThatResponsesAndReceiptsHave_andQueriesUnderstand() throws Exception {
        try (var gateway = gateway("message_id: hex");
                var esme = gateway.esme()) {
            String id = esme.submit(TO, "hello");
            assertThat(id).matches("[0-9a-f]{14,16}");
            assertThat(gateway.store().get(String.valueOf(Long.parseLong(id, 16))))
                    .isPresent();
            assertThat(esme.status(new QuerySm(0, id, Address.EMPTY))).isEqualTo(ESME_ROK);
            assertThat(esme.status(new QuerySm(0, String.valueOf(Long.parseLong(id, 16)), Address.EMPTY)))
                    .isEqualTo(ESME_ROK);
            var _ = upstream.receipt("up-1", upstream.nextSubmit(), "DELIVRD").get(30, SECONDS);
            assertThat(Receipt.of(esme.next(DeliverSm.class)).orElseThrow().id())
                    .isEqualTo(id);

            gateway.apply(config("message_id: short"));
            assertThat(esme.submit(TO, "hello")).matches("[0-9a-z]{11,13}");
        }
    }

    @Test
    void receipts_haveTheUsersFormatAndTimezone_alsoAfterAReload() throws Exception {
        var midnight = new ManualTime();
        try (var gateway = new RunningGateway(
                        folder,
                        config("receipts: { format: full, timezone: +14:00 }"),
                        "",
                        wiring -> wiring,
                        host -> host.clock(midnight).timer(midnight));
                var esme = gateway.esme()) {
            gateway.awaitBound("up");
            assertThat(receipt(esme))
                    .contains("submit date:20260101140000 done date:20260101140000 stat:DELIVRD")
                    .contains("text:hello");
            gateway.apply(config("receipts: { format: seconds, timezone: America/New_York }"));
            assertThat(receipt(esme)).contains("submit date:251231190000 done date:251231190000 stat:DELIVRD");
            gateway.apply(config("receipts: { format: none }"));
            assertThat(receipt(esme)).isEmpty();
        }
    }

    private String receipt(TestEsme esme) throws Exception {
        var _ = esme.submit(TO, "hello");
        SubmitSm sent = upstream.nextSubmit();
        var _ = upstream.receipt("up-" + (sent == null ? 0 : ++submits), sent, "DELIVRD")
                .get(30, SECONDS);
        return Receipt.of(esme.next(DeliverSm.class)).orElseThrow().raw();
    }

    private int submits;

    @Test
    void sources_areTheOnlyAddressesItMaySendFrom() throws Exception {
        try (var gateway = gateway("sources: [\"12*\"]");
                var esme = gateway.esme()) {
            assertThat(esme.status(TestEsme.message(TO, "x"))).isEqualTo(ESME_ROK);
            gateway.apply(config("sources: [\"99*\"]"));
            assertThat(esme.status(TestEsme.message(TO, "x"))).isEqualTo(ESME_RINVSRCADR);
        }
    }

    @Test
    void dedup_answersARepeatWithTheFirstId() throws Exception {
        try (var gateway = gateway("dedup: 10m");
                var esme = gateway.esme()) {
            String first = esme.submit(TO, "hello");
            assertThat(esme.submit(TO, "hello")).isEqualTo(first);
            assertThat(esme.submit(TO, "other")).isNotEqualTo(first);
            gateway.apply(config("max_binds: 0"));
            assertThat(esme.submit(TO, "hello")).isNotEqualTo(first);
        }
    }

    @Test
    void window_refusesWhatIsMore_unhandled() throws Exception {
        BlockingQueue<Exchange> held = new LinkedBlockingQueue<>();
        upstream.onSubmit((_, exchange) -> held.add(exchange));
        try (var gateway = gateway("window: 2, transaction_timeout: 60s");
                var esme = gateway.esme()) {
            gateway.awaitBound("up");
            SubmitSm waiting = TestEsme.message(TO, "x").toBuilder().esmClass(2).build();
            List<CompletableFuture<Response>> answers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                answers.add(esme.session.send(waiting));
            }
            assertThat(answers.getLast().get(30, SECONDS).commandStatus()).isEqualTo(ESME_RTHROTTLED);
            Exchange first = held.poll(30, SECONDS);
            Exchange second = held.poll(30, SECONDS);
            assertThat(first).isNotNull();
            assertThat(second).isNotNull();
            first.reject(ESME_RINVDSTADR);
            second.reject(ESME_RINVDSTADR);
            assertThat(answers.getFirst().get(30, SECONDS).commandStatus()).isEqualTo(ESME_RINVDSTADR);
            assertThat(esme.status(new QuerySm(0, "1", Address.EMPTY))).isNotEqualTo(ESME_RTHROTTLED);
        }
    }

    @Test
    void aMessageThatIsTooFast_isTold_alsoOfAUserWithAWindow() throws Exception {
        String server = "server: { bind_address: 127.0.0.1, port: 0, max_msg_per_sec: 1, throttle_action: reject }\n";
        try (var log = new LogLines("io.stonechat.smpp", Level.DEBUG);
                var gateway = new RunningGateway(folder, server + config("window: 5"));
                var esme = gateway.esme()) {
            await().until(() -> esme.status(TestEsme.message(TO, "x")).equals(ESME_RTHROTTLED));

            await().until(() ->
                    log.lines().stream().anyMatch(line -> line.startsWith("ESME acme has too many requests open")));
        }
    }

    @Test
    void bindTypes_areTheOnlyWaysItMayBind_andAllowTheOnlyPlaces() {
        try (var gateway = gateway("bind_types: [receiver]")) {
            gateway.esme(bind -> bind.bindType(BindType.RECEIVER)).close();
            assertThatExceptionOfType(BindFailedException.class).isThrownBy(gateway::esme);
            gateway.apply(config("allow: [192.0.2.0/24]"));
            assertThatExceptionOfType(BindFailedException.class).isThrownBy(gateway::esme);
            gateway.apply(config("allow: [127.0.0.0/8]"));
            gateway.esme().close();
        }
    }

    @Test
    void maxMsgPerSec_isTheRateOfItsAccount_overAllSessionsOfItsUsers() throws Exception {
        var time = new ManualTime();
        String config = """
                server: { bind_address: 127.0.0.1, port: 0, throttle_action: reject }
                users:
                  - { system_id: acme, password: secret, account: shared, max_msg_per_sec: 2 }
                  - { system_id: second, password: secret, account: shared, max_msg_per_sec: 1 }
                  - { system_id: other, password: secret, max_msg_per_sec: 1 }
                """ + rest();
        try (var gateway = new RunningGateway(
                        folder,
                        config,
                        "",
                        wiring -> wiring,
                        host -> host.clock(time).timer(time));
                var acme = gateway.esme();
                var again = gateway.esme();
                var second = gateway.esme(bind -> bind.systemId("second"));
                var other = gateway.esme(bind -> bind.systemId("other"))) {
            assertThat(acme.status(TestEsme.message(TO, "x"))).isEqualTo(ESME_ROK);
            assertThat(second.status(TestEsme.message(TO, "x"))).isEqualTo(ESME_ROK);
            assertThat(again.status(TestEsme.message(TO, "x"))).isEqualTo(ESME_RTHROTTLED);
            assertThat(other.status(TestEsme.message(TO, "x"))).isEqualTo(ESME_ROK);

            time.advance(Duration.ofMillis(500));
            assertThat(second.status(TestEsme.message(TO, "x"))).isEqualTo(ESME_ROK);
            assertThat(acme.status(TestEsme.message(TO, "x"))).isEqualTo(ESME_RTHROTTLED);
        }
    }

    @Test
    void maxQueued_refusesNewSubmits_whenSoManyDeliveriesWait() throws Exception {
        try (var gateway = gateway("max_queued: 1");
                var esme = gateway.esme(config -> config.bindType(BindType.TRANSMITTER))) {
            gateway.awaitBound("up");
            assertThat(esme.status(TestEsme.message(TO, "x"))).isEqualTo(ESME_ROK);
            var _ = upstream.send(TestUpstream.deliver(Address.of("31699999999"), Address.of("4916"), "mo"))
                    .get(30, SECONDS);
            assertThat(esme.status(TestEsme.message(TO, "x"))).isEqualTo(ESME_RMSGQFUL);
            gateway.apply(config("max_queued: 9"));
            assertThat(esme.status(TestEsme.message(TO, "x"))).isEqualTo(ESME_ROK);
        }
    }

    @Test
    void deliver_saysWhichSessionsOfAnAccountArePreferred() throws Exception {
        String users = """
                users:
                  - { system_id: acme, password: secret, account: shared, deliver: %s }
                  - { system_id: other, password: secret, account: shared }
                """;
        try (var gateway = new RunningGateway(folder, users.formatted("first") + rest());
                var acme = gateway.esme();
                var other = gateway.esme(config -> config.systemId("other"))) {
            gateway.awaitBound("up");
            for (int i = 0; i < 4; i++) {
                mo();
                assertThat(acme.next(DeliverSm.class)).isNotNull();
            }
            gateway.apply(users.formatted("never") + rest());
            for (int i = 0; i < 4; i++) {
                mo();
                assertThat(other.next(DeliverSm.class)).isNotNull();
            }
            assertThat(acme.received).isEmpty();
        }
    }

    @Test
    void account_changesLive() throws Exception {
        try (var gateway = gateway("account: first");
                var esme = gateway.esme()) {
            gateway.awaitBound("up");
            String id = esme.submit(TO, "hello");
            assertThat(esme.status(new QuerySm(0, id, Address.EMPTY))).isEqualTo(ESME_ROK);
            gateway.apply(config("account: second"));
            assertThat(esme.status(new QuerySm(0, id, Address.EMPTY))).isNotEqualTo(ESME_ROK);
            mo();
            assertThat(esme.next(DeliverSm.class)).isNotNull();
        }
    }

    @Test
    void reassemble_bringsLongMessagesInOnePiece() throws Exception {
        String text = "from a handset ".repeat(30);
        try (var gateway = gateway("reassemble: 5m");
                var esme = gateway.esme()) {
            gateway.awaitBound("up");
            for (Segment segment : LongMessage.split(text, 7).reversed()) {
                var pdu = DeliverSm.builder().source("31699999999").destination("4916");
                var answer = upstream.send(segment.applyTo(pdu).build());
                assertThat(answer.get(30, SECONDS).commandStatus()).isEqualTo(ESME_ROK);
            }
            assertThat(Text.of(esme.next(DeliverSm.class))).isEqualTo(text);
            assertThat(esme.received).isEmpty();
        }
    }

    @Test
    void reassemble_isTheLongestOfTheUsersOfAnAccount() {
        String users = """
                users:
                  - { system_id: acme, password: secret, account: shared, reassemble: 5m }
                  - { system_id: other, password: secret, account: shared, reassemble: 1m }
                """;
        try (var gateway = new RunningGateway(folder, users + rest())) {
            var esmes = new ConfiguredEsmes(gateway.extension.running()::config);
            assertThat(esmes.reassembly("shared")).contains(Duration.ofMinutes(5));
            assertThat(esmes.reassembly("acme")).isEmpty();
        }
    }

    @Test
    void transactionTimeout_endsTheWaitForTheHandset() throws Exception {
        var time = new ManualTime();
        try (var gateway = new RunningGateway(
                        folder,
                        config("transaction_timeout: 1s"),
                        "",
                        wiring -> wiring,
                        host -> host.clock(time).timer(time));
                var esme = gateway.esme()) {
            gateway.awaitBound("up");
            SubmitSm transaction =
                    TestEsme.message(TO, "x").toBuilder().esmClass(2).build();
            CompletableFuture<Response> first = esme.session.send(transaction);
            var _ = upstream.nextSubmit();
            assertThat(first).isNotDone();
            // Without the key it would be 30 s.
            Instant end = time.instant().plusSeconds(2);
            await().until(() -> {
                time.passNext(Duration.ofSeconds(1), end);
                return first.isDone();
            });
            assertThat(first.join().commandStatus()).isEqualTo(ESME_RSYSERR);
            gateway.apply(config("transaction_timeout: 60s"));
            CompletableFuture<Response> answer = esme.session.send(transaction);
            var _ = upstream.receipt("up-2", upstream.nextSubmit(), "DELIVRD").get(30, SECONDS);
            assertThat(answer.get(30, SECONDS).commandStatus()).isEqualTo(ESME_ROK);
        }
    }

    @Test
    void validity_isTheUsersDefault_andNoLongerThanItMayBe() throws Exception {
        try (var gateway = new RunningGateway(
                        folder,
                        config("default_validity: 2h, max_validity: 3h")
                                .replace("password: pw", "password: pw, validity: cap"));
                var esme = gateway.esme()) {
            assertThat(esme.status(TestEsme.message(TO, "x"))).isEqualTo(ESME_ROK);
            assertThat(upstream.nextSubmit().validityPeriod()).matches("00000001(59|60)\\d\\d000R|000000020000000R");
            SubmitSm longer = TestEsme.message(TO, "x").toBuilder()
                    .validityPeriod("000001000000000R")
                    .build();
            assertThat(esme.status(longer)).isEqualTo(ESME_ROK);
            assertThat(upstream.nextSubmit().validityPeriod()).matches("0000000259\\d\\d000R|000000030000000R");
        }
    }

    private void mo() throws Exception {
        var answer = upstream.send(TestUpstream.deliver(Address.of("31699999999"), Address.of("4916"), "mo"));
        assertThat(answer.get(30, SECONDS).commandStatus()).isEqualTo(ESME_ROK);
    }

    private RunningGateway gateway(String keys) {
        return new RunningGateway(folder, config(keys));
    }

    private String config(String keys) {
        return "users: [ { system_id: acme, password: secret, " + keys + " } ]\n" + rest();
    }

    private String rest() {
        return """
                binds: [ { name: up, host: 127.0.0.1, port: %d, system_id: us, password: pw } ]
                routing: { default_chain: ["bind:up", queue], mo: [ { to: "4916*", user: acme } ] }
                """.formatted(upstream.port());
    }
}
