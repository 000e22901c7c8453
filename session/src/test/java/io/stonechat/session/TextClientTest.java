package io.stonechat.session;

import static io.stonechat.session.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stonechat.protocol.Alphabets;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.EsmClass;
import io.stonechat.protocol.LongMessage;
import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.Receipt;
import io.stonechat.protocol.Request;
import io.stonechat.protocol.Responses;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.TlvTag;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts out and in, and the receipts that belong to them, against a centre of ours. */
class TextClientTest {
    private static final String LONG = "A long text that does not fit one message. ".repeat(8);

    private final AtomicInteger ids = new AtomicInteger();
    private final BlockingQueue<SubmitSm> submitted = new LinkedBlockingQueue<>();
    private final List<Receipt> unmatched = new CopyOnWriteArrayList<>();
    private final TestCentre centre = TestCentre.start(this::accept);
    private volatile boolean quick;

    @AfterEach
    void stop() {
        centre.close();
    }

    private void accept(Request request, Exchange exchange) {
        if (!(request instanceof SubmitSm submit)) {
            exchange.reject(CommandStatus.ESME_RINVCMDID);
            return;
        }
        int id = ids.incrementAndGet();
        if (submit.destination().address().startsWith("0")) {
            exchange.reject(CommandStatus.ESME_RINVDSTADR);
            return;
        }
        if (quick) {
            // The receipt overtakes the response.
            var _ = exchange.session().send(receipt("" + id, submit, MessageState.DELIVERED));
        }
        submitted.add(submit);
        exchange.respond(Responses.accepting(submit, "" + id));
    }

    private static DeliverSm receipt(String id, SubmitSm of, MessageState state) {
        var now = LocalDateTime.parse("2026-01-01T12:00");
        var text = Receipt.reporting(id, state, now, now, "000").format();
        return DeliverSm.builder()
                .source(of.destination())
                .destination(of.source())
                .esmClass(EsmClass.RECEIPT)
                .shortMessage(Octets.copyOf(text.getBytes(StandardCharsets.US_ASCII)))
                .build();
    }

    private void tell(String id, SubmitSm of, MessageState state) {
        var session = centre.server.sessions().getFirst();
        assertThat(session.sendAndAwait(receipt(id, of, state)).commandStatus()).isEqualTo(CommandStatus.ESME_ROK);
    }

    private ClientConfig.Builder settings() {
        return ClientConfig.builder()
                .port(centre.server.localAddress().getPort())
                .systemId("esme")
                .password(TestCentre.PASSWORD);
    }

    private TextClient connect() {
        return TextClient.builder(settings().build())
                .unmatchedReceipts(unmatched::add)
                .connect();
    }

    private SubmitSm nextSubmitted() throws InterruptedException {
        var next = submitted.poll(30, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        return java.util.Objects.requireNonNull(next);
    }

    @Test
    void sendsAText_andHearsItsReceipt() throws Exception {
        try (var client = connect()) {
            var sent = client.send("Stonechat", "+41791234567", "Hello");

            assertThat(sent.outcome()).isEqualTo(new Accepted("1"));
            assertThat(sent.segments()).hasSize(1);
            var pdu = nextSubmitted();
            assertThat(pdu.registeredDelivery()).isEqualTo(1);
            assertThat(pdu.source().ton()).isEqualTo(5);
            tell("1", pdu, MessageState.DELIVERED);
            var receipt = sent.awaitReceipt(Duration.ofSeconds(30));
            assertThat(receipt.isDelivered()).isTrue();
            assertThat(receipt.receipts()).extracting(Receipt::id).containsExactly("1");
        }
    }

    @ParameterizedTest
    @CsvSource({"UDH_8, 3", "UDH_16, 3", "SAR, 3", "PAYLOAD, 1"})
    void aLongText_isOneResult_whateverTiesItsSegmentsTogether(LongMessage.Method method, int segments)
            throws Exception {
        try (var client = connect()) {
            var sent =
                    client.send(TextMessage.of("Stonechat", "41791234567", LONG).with(method));

            assertThat(sent.isAccepted()).isTrue();
            assertThat(sent.messageIds()).hasSize(segments);
            var states = List.of(MessageState.DELIVERED, MessageState.DELIVERED, MessageState.EXPIRED);
            for (int i = 0; i < segments; i++) {
                var pdu = nextSubmitted();
                assertThat(pdu.tlvs().find(TlvTag.MESSAGE_PAYLOAD).isPresent())
                        .isEqualTo(method == LongMessage.Method.PAYLOAD);
                assertThat(sent.receipt().isDone()).isFalse();
                tell("" + (i + 1), pdu, states.get(i));
            }
            var receipt = sent.awaitReceipt(Duration.ofSeconds(30));
            assertThat(receipt.state()).isEqualTo(segments == 1 ? MessageState.DELIVERED : MessageState.EXPIRED);
            assertThat(receipt.receipts()).hasSize(segments);
        }
    }

    @Test
    void choosesTheAlphabet_orTakesTheOneAskedFor_andWhatElseIsSet() throws Exception {
        try (var client = connect()) {
            client.send("a", "41791234567", "Grüße");
            assertThat(nextSubmitted().dataCoding()).isZero();
            client.send("a", "41791234567", "Привет");
            assertThat(nextSubmitted().dataCoding()).isEqualTo(8);
            client.send(TextMessage.of("a", "41791234567", "Grüße")
                    .with(Alphabets.LATIN_1)
                    .with(pdu -> pdu.validityPeriod("000001000000000R").serviceType("CMT"))
                    .withoutReceipt());
            var pdu = nextSubmitted();
            assertThat(pdu.dataCoding()).isEqualTo(3);
            assertThat(pdu.validityPeriod()).isEqualTo("000001000000000R");
            assertThat(pdu.registeredDelivery()).isZero();
        }
    }

    @Test
    void aRefusedText_saysSo_andNoReceiptIsWaitedFor() {
        try (var client = connect()) {
            var sent = client.send("a", "000", "Hello");

            assertThat(sent.outcome()).isEqualTo(new Rejected(CommandStatus.ESME_RINVDSTADR));
            assertThatThrownBy(() -> sent.awaitReceipt(Duration.ofSeconds(30)))
                    .isInstanceOf(NoReceiptException.class)
                    .hasMessageContaining("no segment was accepted");
            assertThat(client.remembered()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        // response, receipt
        "1A2B, 0000006699",
        "0000001a2b, 1A2B",
        "6699, 0000006699",
        "000006699, 6699",
        "6699, 1a2b",
        "c7b3-e1, C7B3-E1"
    })
    void aReceipt_isFound_howeverTheCentreSpellsTheId(String response, String receipt) throws Exception {
        try (var other = TestCentre.start((request, exchange) -> {
                    exchange.respond(Responses.accepting(request, response));
                    if (request instanceof SubmitSm submit) {
                        var _ = exchange.session().send(receipt(receipt, submit, MessageState.DELIVERED));
                    }
                });
                var client = TextClient.connect(
                        settings().port(other.server.localAddress().getPort()).build())) {
            var sent = client.send("a", "41791234567", "Hello");

            assertThat(sent.awaitReceipt(Duration.ofSeconds(30)).isDelivered()).isTrue();
        }
    }

    @Test
    void aReceiptThatOvertakesItsResponse_waitsForIt() {
        quick = true;
        try (var client = connect()) {
            for (int i = 0; i < 100; i++) {
                assertThat(client.send("a", "41791234567", "Hello")
                                .awaitReceipt(Duration.ofSeconds(30))
                                .isDelivered())
                        .isTrue();
            }
        }
    }

    @Test
    void aReceipt_isFound_onASisterConnection_andAfterAReconnect() throws Exception {
        var policy = new ReconnectPolicy(
                Duration.ofMillis(10),
                Duration.ofMillis(10),
                Duration.ZERO,
                Duration.ofMillis(10),
                Duration.ofMillis(10),
                Duration.ofMillis(10));
        try (var client =
                TextClient.connect(settings().connections(2).reconnect(policy).build())) {
            await().until(() -> centre.server.sessions().size() == 2);
            var sent = client.send("a", "41791234567", "Hello");
            var before = List.copyOf(centre.server.sessions());

            before.forEach(session -> session.close("on purpose"));
            await().until(() -> client.client().sessions().size() == 2
                    && centre.server.sessions().size() == 2
                    && centre.server.sessions().stream().noneMatch(before::contains));
            tell(sent.messageIds().getFirst(), nextSubmitted(), MessageState.DELIVERED);

            assertThat(sent.awaitReceipt(Duration.ofSeconds(30)).isDelivered()).isTrue();
        }
    }

    @Test
    void anIntermediateReceipt_isNotTheEnd_aSecondOneChangesNothing_andAForeignOneIsTold() throws Exception {
        try (var client = connect()) {
            var sent = client.send("a", "41791234567", "Hello");
            var pdu = nextSubmitted();

            tell("1", pdu, MessageState.ENROUTE);
            assertThat(sent.receipt().isDone()).isFalse();
            tell("1", pdu, MessageState.UNDELIVERABLE);
            tell("1", pdu, MessageState.DELIVERED);
            tell("777", pdu, MessageState.DELIVERED);

            assertThat(sent.awaitReceipt(Duration.ofSeconds(30)).state()).isEqualTo(MessageState.UNDELIVERABLE);
            assertThat(unmatched).extracting(Receipt::id).containsExactly("777");
        }
    }

    @Test
    void textsThatCome_arePutTogether_andRefusedWhereNobodyWantsThem() throws Exception {
        var incoming = new LinkedBlockingQueue<IncomingText>();
        var segments = LongMessage.split(LONG, 7);
        try (var client = TextClient.builder(settings().build())
                        .incoming(incoming::add)
                        .connect();
                var deaf = connect()) {
            assertThat(client.client().session()).isPresent();
            assertThat(deaf.client().session()).isPresent();
            await().until(() -> centre.server.sessions().size() == 2);
            for (var session : centre.server.sessions()) {
                for (var segment : segments) {
                    var status = session.sendAndAwait(segment.applyTo(DeliverSm.builder()
                                            .source("41791234567")
                                            .destination("80800"))
                                    .build())
                            .commandStatus();
                    assertThat(status).isIn(CommandStatus.ESME_ROK, CommandStatus.ESME_RX_P_APPN);
                }
            }

            var text = incoming.poll(30, TimeUnit.SECONDS);
            assertThat(text).isNotNull();
            assertThat(text.text()).isEqualTo(LONG);
            assertThat(text.source().address()).isEqualTo("41791234567");
            assertThat(text.destination().address()).isEqualTo("80800");
            assertThat(text.parts()).hasSize(segments.size());
            assertThat(incoming).isEmpty();
        }
    }

    @Test
    void segmentsOfOneText_takeOneConnection_ofSeveral() throws Exception {
        var sessions = new ConcurrentHashMap<String, Set<String>>();
        try (var other = TestCentre.start((request, exchange) -> {
                    sessions.computeIfAbsent(
                                    ((SubmitSm) request).destination().address(), _ -> ConcurrentHashMap.newKeySet())
                            .add(exchange.session().id());
                    exchange.respond(Responses.accepting(request, "id"));
                });
                var client = TextClient.connect(settings()
                        .port(other.server.localAddress().getPort())
                        .connections(4)
                        .build())) {
            await().until(() -> client.client().sessions().size() == 4);
            // So many that none of the four is left out by chance: their references begin anywhere.
            for (int i = 0; i < 200; i++) {
                assertThat(client.send("a", "4179123" + (1000 + i), LONG).segments())
                        .hasSize(3);
            }

            assertThat(sessions).hasSize(200);
            assertThat(sessions.values()).allMatch(used -> used.size() == 1);
            assertThat(sessions.values().stream().flatMap(Set::stream).distinct())
                    .hasSize(4);
        }
    }

    @Test
    void whoIsRefused_hearsItAtOnce() {
        assertThatThrownBy(() -> TextClient.connect(settings().password("wrong").build()))
                .isInstanceOf(BindFailedException.class)
                .hasMessageContaining("ESME_RINVPASWD");
    }

    @Test
    void closing_endsTheWaitForReceipts() {
        var client = connect();
        var sent = client.send("a", "41791234567", "Hello");

        client.close();

        assertThatThrownBy(() -> sent.receipt().join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(NoReceiptException.class);
    }
}
