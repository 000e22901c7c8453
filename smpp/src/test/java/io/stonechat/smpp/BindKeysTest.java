package io.stonechat.smpp;

import static io.stonechat.protocol.CommandStatus.ESME_RINVDSTADR;
import static io.stonechat.protocol.CommandStatus.ESME_ROK;
import static io.stonechat.smpp.Awaiting.await;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.delivery.MessageEvent;
import io.stonechat.protocol.Address;
import io.stonechat.protocol.CancelSm;
import io.stonechat.protocol.CancelSmResp;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.QuerySm;
import io.stonechat.protocol.QuerySmResp;
import io.stonechat.protocol.Receipt;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.Tlv;
import io.stonechat.protocol.TlvTag;
import io.stonechat.protocol.Tlvs;
import io.stonechat.protocol.UserData;
import io.stonechat.session.Exchange;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the keys of a bind do, over real sockets, and at once when they change. */
class BindKeysTest {
    private static final String TO = "31612345678";
    private static final CommandStatus VENDOR = CommandStatus.of(0x401);

    @TempDir
    Path folder;

    private final TestUpstream upstream = new TestUpstream();

    @AfterEach
    void close() {
        upstream.close();
    }

    @Test
    void registeredDelivery_isWhatTheUpstreamIsAskedFor() throws Exception {
        try (var gateway = gateway("registered_delivery: never");
                var esme = gateway.esme()) {
            assertThat(sent(esme, TestEsme.message(TO, "x")).registeredDelivery())
                    .isZero();
            gateway.apply(config("registered_delivery: always"));
            SubmitSm unasked =
                    TestEsme.message(TO, "x").toBuilder().registeredDelivery(0).build();
            assertThat(sent(esme, unasked).registeredDelivery()).isEqualTo(1);
        }
    }

    @Test
    void validityAndSchedule_reachTheUpstreamAsTheBindWantsThem() throws Exception {
        try (var gateway = gateway("validity: strip, schedule: pass");
                var esme = gateway.esme()) {
            SubmitSm pdu = TestEsme.message(TO, "x").toBuilder()
                    .validityPeriod("000002000000000R")
                    .scheduleDeliveryTime("000001000000000R")
                    .build();
            SubmitSm stripped = sent(esme, pdu);
            assertThat(stripped.validityPeriod()).isEmpty();
            assertThat(stripped.scheduleDeliveryTime()).matches("000000235\\d{3}000R|000001000000000R");
            gateway.apply(config("validity: cap"));
            assertThat(sent(esme, TestEsme.message(TO, "x")).validityPeriod())
                    .matches("000000235\\d{3}000R|000001000000000R");
        }
    }

    @Test
    void longMessages_areSplitOrSentInThePayload() throws Exception {
        SubmitSm text = TestEsme.message(TO, "").toBuilder()
                .tlvs(Tlvs.of(new Tlv(
                        TlvTag.MESSAGE_PAYLOAD, Octets.of("x".repeat(300).getBytes(US_ASCII)))))
                .build();
        try (var gateway = gateway("long_messages: split");
                var esme = gateway.esme()) {
            SubmitSm first = sent(esme, text);
            SubmitSm second = upstream.nextSubmit();
            assertThat(UserData.of(first).udh().concatenation()).isPresent();
            assertThat(second.body()).isNotEqualTo(first.body());
            gateway.apply(config("long_messages: payload"));
            assertThat(sent(esme, text).tlvs()).isEqualTo(text.tlvs());
        }
    }

    @Test
    void statuses_meanWhatTheBindSays() throws Exception {
        upstream.onSubmit((pdu, exchange) -> {
            upstream.submits.add(pdu);
            exchange.reject(VENDOR);
        });
        try (var gateway = gateway("statuses: { 0x401: permanent }");
                var esme = gateway.esme()) {
            sent(esme, TestEsme.message(TO, "x"));
            assertThat(receipt(esme).stat()).isEqualTo("REJECTD");
            gateway.apply(config("statuses: { \"0x401\": retry }"));
            sent(esme, TestEsme.message(TO, "again"));
            assertThat(upstream.nextSubmit()).isNotNull();
        }
    }

    @Test
    void receipts_areReadInTheWordsAndTheTimeOfTheProvider() throws Exception {
        try (var gateway = gateway("receipts: { stat_map: { FINE: DELIVRD }, timezone: +02:00 }");
                var esme = gateway.esme()) {
            SubmitSm sent = sent(esme, TestEsme.message(TO, "x"));
            String text = "id:up-1 submit date:2401011200 done date:2401011300 stat:FINE err:000 text:";
            var _ = upstream.send(TestUpstream.deliver(sent.destination(), sent.source(), text).toBuilder()
                            .esmClass(4)
                            .build())
                    .get(30, SECONDS);
            Receipt receipt = receipt(esme);
            assertThat(receipt.state()).isEqualTo(MessageState.DELIVERED);
            assertThat(receipt.raw()).contains("done date:2401011100");
        }
    }

    @Test
    void acceptedIsFinal_endsAMessageAtAcceptd() throws Exception {
        try (var gateway = gateway("receipts: { accepted_is_final: true }");
                var esme = gateway.esme()) {
            SubmitSm sent = sent(esme, TestEsme.message(TO, "x"));
            var _ = upstream.receipt("up-1", sent, "ACCEPTD").get(30, SECONDS);
            assertThat(receipt(esme).stat()).isEqualTo("ACCEPTD");
        }
    }

    @Test
    void onUnknown_sendsAgainAfterTheHold_orEndsAsUnknown() throws Exception {
        upstream.onSubmit((pdu, _) -> upstream.submits.add(pdu));
        var time = new ManualTime();
        try (var gateway = new RunningGateway(
                        folder,
                        config("on_unknown: resend, unknown_hold: 50ms, response_timer_ms: 100"),
                        "",
                        wiring -> wiring,
                        host -> host.clock(time).timer(time));
                var esme = gateway.esme()) {
            sent(esme, TestEsme.message(TO, "x"));
            // By default it would wait for half a minute.
            Instant end = time.instant().plusSeconds(10);
            await().until(() -> {
                time.passNext(Duration.ofMillis(100), end);
                return !upstream.submits.isEmpty();
            });
            assertThat(upstream.nextSubmit().body()).isEqualTo(Octets.of((byte) 'x'));
        }
        try (var gateway = gateway("on_unknown: final, unknown_hold: 50ms, response_timer_ms: 100");
                var esme = gateway.esme()) {
            await().until(() -> upstream.sessions() == 1);
            esme.submit(TO, "once");
            assertThat(receipt(esme).stat()).isEqualTo("UNKNOWN");
        }
    }

    @Test
    void unknownHold_isHowLongItWaitsBeforeItIsSentAgain() throws Exception {
        upstream.onSubmit((pdu, _) -> upstream.submits.add(pdu));
        try (var gateway = gateway("on_unknown: resend, unknown_hold: 7h, response_timer_ms: 100");
                var esme = gateway.esme()) {
            sent(esme, TestEsme.message(TO, "x"));

            // The keys of rates and timers of links are real time here; the hold is in what is stored and told.
            await().until(() -> again(gateway).isPresent());
            MessageEvent.RetryScheduled again = again(gateway).orElseThrow();
            assertThat(again.target()).isEqualTo("up");
            assertThat(Duration.between(again.head().at(), again.at())).isEqualTo(Duration.ofHours(7));
        }
    }

    private static Optional<MessageEvent.RetryScheduled> again(RunningGateway gateway) {
        return gateway.messageEvents.stream()
                .filter(MessageEvent.RetryScheduled.class::isInstance)
                .map(MessageEvent.RetryScheduled.class::cast)
                .findFirst();
    }

    @Test
    void lateResponseGrace_isHowLongALateResponseStillCounts() throws Exception {
        var open = new CompletableFuture<Exchange>();
        upstream.onSubmit((pdu, exchange) -> {
            upstream.submits.add(pdu);
            open.complete(exchange);
        });
        try (var gateway = gateway("late_response_grace: 20s, unknown_hold: 20s, response_timer_ms: 100");
                var esme = gateway.esme()) {
            SubmitSm sent = sent(esme, TestEsme.message(TO, "x"));
            await().until(() -> gateway.messageEvents.stream().anyMatch(MessageEvent.AttemptEnded.class::isInstance));
            upstream.answer(open.join(), "late-1");
            await().until(() -> gateway.messageEvents.stream().anyMatch(MessageEvent.LateOutcome.class::isInstance));
            var _ = upstream.receipt("late-1", sent, "DELIVRD").get(30, SECONDS);
            assertThat(receipt(esme).stat()).isEqualTo("DELIVRD");
        }
    }

    @Test
    void queries_areAskedOfTheUpstream_whereItTakesThem() throws Exception {
        upstream.onOperation((request, exchange) -> {
            switch (request) {
                case QuerySm query -> exchange.respond(new QuerySmResp(0, ESME_ROK, query.messageId(), "", 8, 0));
                case CancelSm _ -> exchange.respond(new CancelSmResp(0, ESME_ROK));
                default -> exchange.reject(ESME_RINVDSTADR);
            }
        });
        try (var gateway = gateway("queries: true");
                var esme = gateway.esme()) {
            await().until(() -> upstream.sessions() == 1);
            String id = esme.submit(TO, "x");
            assertThat(upstream.nextSubmit()).isNotNull();
            await().until(() -> state(esme, id) == MessageState.REJECTED.code());
            assertThat(esme.status(new CancelSm(0, "", id, Address.EMPTY, Address.EMPTY)))
                    .isEqualTo(ESME_ROK);
            assertThat(receipt(esme).stat()).isEqualTo("DELETED");
            gateway.apply(config("queries: false"));
            String other = esme.submit(TO, "y");
            assertThat(upstream.nextSubmit()).isNotNull();
            assertThat(state(esme, other)).isEqualTo(MessageState.ENROUTE.code());
        }
    }

    private static int state(TestEsme esme, String id) throws Exception {
        return ((QuerySmResp) esme.send(new QuerySm(0, id, Address.EMPTY))).messageState();
    }

    private SubmitSm sent(TestEsme esme, SubmitSm pdu) throws Exception {
        await().until(() -> upstream.sessions() == 1);
        assertThat(esme.status(pdu)).isEqualTo(ESME_ROK);
        return upstream.nextSubmit();
    }

    private static Receipt receipt(TestEsme esme) throws InterruptedException {
        return Receipt.of(esme.next(DeliverSm.class)).orElseThrow();
    }

    private RunningGateway gateway(String keys) {
        return new RunningGateway(folder, config(keys));
    }

    private String config(String keys) {
        return """
                users: [ { system_id: acme, password: secret } ]
                binds: [ { name: up, host: 127.0.0.1, port: %d, system_id: us, password: pw, %s } ]
                routing: { default_chain: ["bind:up", queue] }
                retry: { schedule: [50ms] }
                """.formatted(upstream.port(), keys);
    }
}
