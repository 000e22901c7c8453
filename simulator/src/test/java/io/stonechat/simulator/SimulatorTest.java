package io.stonechat.simulator;

import static io.stonechat.protocol.CommandStatus.ESME_RCANCELFAIL;
import static io.stonechat.protocol.CommandStatus.ESME_RINVDSTADR;
import static io.stonechat.protocol.CommandStatus.ESME_RINVMSGID;
import static io.stonechat.protocol.CommandStatus.ESME_RINVPASWD;
import static io.stonechat.protocol.CommandStatus.ESME_ROK;
import static io.stonechat.protocol.CommandStatus.ESME_RREPLACEFAIL;
import static io.stonechat.protocol.CommandStatus.ESME_RTHROTTLED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.BindType;
import io.stonechat.protocol.CancelSm;
import io.stonechat.protocol.DataSm;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.QuerySm;
import io.stonechat.protocol.QuerySmResp;
import io.stonechat.protocol.ReplaceSm;
import io.stonechat.protocol.SmeAddress;
import io.stonechat.protocol.SubmitMulti;
import io.stonechat.protocol.SubmitMultiResp;
import io.stonechat.protocol.Tlv;
import io.stonechat.protocol.TlvTag;
import io.stonechat.protocol.Tlvs;
import io.stonechat.protocol.UnsuccessfulSme;
import io.stonechat.session.Accepted;
import io.stonechat.session.BindFailedException;
import io.stonechat.session.Outcome;
import io.stonechat.session.Rejected;
import io.stonechat.session.Unknown;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatorTest {

    private static final Pace AT_ONCE = new Pace(Duration.ZERO, Duration.ZERO);
    private static final Pace NEVER_DONE = new Pace(Duration.ZERO, Duration.ofDays(1));

    @Test
    void an_esme_with_the_wrong_password_is_refused() {
        try (Simulator simulator = start(Scenario.HEALTHY)) {
            assertThatExceptionOfType(BindFailedException.class)
                    .isThrownBy(() -> new Esme(simulator, BindType.TRANSCEIVER, "guess"))
                    .satisfies(failure -> assertThat(failure.status()).isEqualTo(ESME_RINVPASWD));
        }
    }

    @Test
    void anyone_may_bind_where_the_scenario_has_no_accounts() {
        try (Simulator simulator = start(Scenario.HEALTHY.withAccounts(List.of()));
                Esme esme = new Esme(simulator, BindType.TRANSMITTER, "whatever")) {
            assertThat(esme.session().state().isBound()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "491700000000, DELIVRD, 000",
        "491700000001, UNDELIV, 001",
        "491700000004, EXPIRED, 004",
        "491700000012, REJECTD, 012",
        "491700000013, UNKNOWN, 013",
        "491700000014, DELETED, 014",
    })
    void the_last_digits_of_a_number_choose_what_its_receipt_says(String number, String stat, String error)
            throws InterruptedException {
        try (Simulator simulator = start(Scenario.HEALTHY.withPace(AT_ONCE));
                Esme esme = new Esme(simulator)) {
            String id = accepted(esme.submit(number));

            assertThat(text(esme.next())).startsWith("id:" + id).contains("stat:" + stat + " err:" + error);
        }
    }

    @Test
    void a_number_can_refuse_its_messages() {
        try (Simulator simulator = start(Scenario.HEALTHY);
                Esme esme = new Esme(simulator)) {
            assertThat(esme.submit("491700000002")).isEqualTo(new Rejected(ESME_RINVDSTADR));
        }
    }

    @Test
    void a_throttled_number_takes_the_second_try() {
        try (Simulator simulator = start(Scenario.HEALTHY);
                Esme esme = new Esme(simulator)) {
            assertThat(esme.submit("491700000003")).isEqualTo(new Rejected(ESME_RTHROTTLED));
            assertThat(esme.submit("491700000003")).isInstanceOf(Accepted.class);
        }
    }

    @Test
    void a_receipt_can_come_before_the_response() throws InterruptedException {
        try (Simulator simulator = start(Scenario.HEALTHY.withPace(NEVER_DONE));
                Esme esme = new Esme(simulator)) {
            CompletableFuture<Outcome> outcome = esme.session().submit(Esme.message("491700000006"));
            String receipt = text(esme.next());

            assertThat(receipt).startsWith("id:" + accepted(outcome.join())).contains("stat:DELIVRD");
        }
    }

    @Test
    void a_receipt_can_come_twice() throws InterruptedException {
        try (Simulator simulator = start(Scenario.HEALTHY.withPace(AT_ONCE));
                Esme esme = new Esme(simulator)) {
            esme.submit("491700000007");

            assertThat(text(esme.next())).isEqualTo(text(esme.next()));
        }
    }

    @Test
    void an_intermediate_notification_can_come_first() throws InterruptedException {
        try (Simulator simulator = start(Scenario.HEALTHY.withPace(AT_ONCE));
                Esme esme = new Esme(simulator)) {
            esme.submit("491700000009");
            MessageRequest notification = esme.next();

            assertThat(notification.esmClass()).isEqualTo(0x20);
            assertThat(text(notification)).contains("stat:ENROUTE");
            assertThat(text(esme.next())).contains("stat:DELIVRD");
        }
    }

    @Test
    void a_lost_link_leaves_the_outcome_unknown() {
        try (Simulator simulator = start(Scenario.HEALTHY);
                Esme esme = new Esme(simulator)) {
            assertThat(esme.submit("491700000011")).isInstanceOf(Unknown.class);
        }
    }

    @Test
    void receipts_wait_for_a_session_that_can_receive() throws InterruptedException {
        try (Simulator simulator = start(Scenario.HEALTHY.withPace(AT_ONCE));
                Esme transmitter = new Esme(simulator, BindType.TRANSMITTER, "password")) {
            String id = accepted(transmitter.submit("491700000000"));

            try (Esme receiver = new Esme(simulator, BindType.RECEIVER, "password")) {
                assertThat(text(receiver.next())).startsWith("id:" + id);
                assertThat(transmitter.hasReceived()).isFalse();
            }
        }
    }

    @Test
    void a_receipt_that_nobody_asked_for_is_not_sent() throws InterruptedException {
        try (Simulator simulator = start(Scenario.HEALTHY.withPace(AT_ONCE));
                Esme esme = new Esme(simulator)) {
            esme.send(Esme.message("491700000000").toBuilder()
                    .registeredDelivery(0)
                    .build());
            esme.send(Esme.message("491700000000").toBuilder()
                    .registeredDelivery(2)
                    .build());
            String asked = accepted(esme.submit("491700000000"));

            assertThat(text(esme.next())).startsWith("id:" + asked);
        }
    }

    @Test
    void a_message_on_its_way_can_be_queried_replaced_and_cancelled_once() throws InterruptedException {
        try (Simulator simulator = start(Scenario.HEALTHY.withPace(NEVER_DONE));
                Esme esme = new Esme(simulator)) {
            String id = accepted(esme.submit("491700000000"));
            Address source = Address.of("1000");
            CancelSm cancel = new CancelSm(0, "", id, source, Address.EMPTY);

            assertThat(((QuerySmResp) esme.send(new QuerySm(0, id, source))).messageState())
                    .isEqualTo(MessageState.ENROUTE.code());
            assertThat(esme.send(replace(id, source)).commandStatus()).isEqualTo(ESME_ROK);
            assertThat(esme.send(cancel).commandStatus()).isEqualTo(ESME_ROK);
            assertThat(text(esme.next())).contains("stat:DELETED").endsWith("text:Other");
            assertThat(esme.send(cancel).commandStatus()).isEqualTo(ESME_RCANCELFAIL);
            assertThat(esme.send(replace(id, source)).commandStatus()).isEqualTo(ESME_RREPLACEFAIL);
            QuerySmResp last = (QuerySmResp) esme.send(new QuerySm(0, id, source));
            assertThat(last.messageState()).isEqualTo(MessageState.DELETED.code());
            assertThat(last.finalDate()).matches("\\d{12}000\\+");
        }
    }

    @Test
    void a_message_of_another_source_is_not_found() {
        try (Simulator simulator = start(Scenario.HEALTHY.withPace(NEVER_DONE));
                Esme esme = new Esme(simulator)) {
            String id = accepted(esme.submit("491700000000"));

            assertThat(esme.send(new QuerySm(0, id, Address.of("2000"))).commandStatus())
                    .isEqualTo(ESME_RINVMSGID);
        }
    }

    @Test
    void a_data_sm_is_taken_and_receipted_like_a_submit_sm() throws InterruptedException {
        try (Simulator simulator = start(Scenario.HEALTHY.withPace(AT_ONCE));
                Esme esme = new Esme(simulator)) {
            DataSm data = DataSm.builder()
                    .source("1000")
                    .destination("491700000000")
                    .registeredDelivery(1)
                    .tlv(new Tlv(TlvTag.MESSAGE_PAYLOAD, Octets.of((byte) 'a', (byte) 'b')))
                    .build();
            String id = accepted(esme.session().outcome(data).join());

            assertThat(text(esme.next())).startsWith("id:" + id).endsWith("text:ab");
        }
    }

    @Test
    void submit_multi_gives_one_id_and_names_the_destinations_it_refuses() throws InterruptedException {
        try (Simulator simulator = start(Scenario.HEALTHY.withPace(AT_ONCE));
                Esme esme = new Esme(simulator)) {
            Address refused = Address.of("491700000002");
            SubmitMulti multi = SubmitMulti.builder()
                    .source("1000")
                    .destinations(List.of(
                            new SmeAddress(Address.of("491700000000")),
                            new SmeAddress(refused),
                            new SmeAddress(Address.of("491700000001"))))
                    .registeredDelivery(1)
                    .build();
            SubmitMultiResp response = (SubmitMultiResp) esme.send(multi);

            assertThat(response.unsuccessful()).containsExactly(new UnsuccessfulSme(refused, ESME_RINVDSTADR));
            assertThat(text(esme.next()))
                    .startsWith("id:" + response.messageId())
                    .contains("stat:DELIVRD");
            assertThat(text(esme.next()))
                    .startsWith("id:" + response.messageId())
                    .contains("stat:UNDELIV");
        }
    }

    @Test
    void ids_can_be_hexadecimal_in_responses_and_decimal_in_receipts() throws InterruptedException {
        Scenario scenario = Scenario.HEALTHY.withPace(AT_ONCE).withMessageIds(MessageIdStyle.HEX_THEN_DECIMAL);
        try (Simulator simulator = start(scenario);
                Esme esme = new Esme(simulator)) {
            long number = Long.parseLong(accepted(esme.submit("491700000000")), 16);

            assertThat(text(esme.next())).startsWith("id:" + number + " ");
        }
    }

    @Test
    void a_session_that_submits_too_fast_is_throttled() {
        try (Simulator simulator = start(Scenario.THROTTLING);
                Esme esme = new Esme(simulator)) {
            List<Outcome> outcomes = java.util.stream.Stream.generate(
                            () -> esme.session().submit(Esme.message("491700000000")))
                    .limit(50)
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();

            assertThat(outcomes).contains(new Rejected(ESME_RTHROTTLED));
            assertThat(outcomes).filteredOn(Accepted.class::isInstance).hasSizeGreaterThanOrEqualTo(5);
        }
    }

    @Test
    void a_text_from_a_handset_arrives() throws InterruptedException {
        try (Simulator simulator = start(Scenario.HEALTHY);
                Esme esme = new Esme(simulator)) {
            simulator.text(Address.of("491711111111"), Address.of("1000"), "Hi");
            MessageRequest arrived = esme.next();

            assertThat(arrived.source()).isEqualTo(Address.of("491711111111"));
            assertThat(text(arrived)).isEqualTo("Hi");
        }
    }

    private static Simulator start(Scenario scenario) {
        return Simulator.builder().host("127.0.0.1").port(0).scenario(scenario).start();
    }

    private static ReplaceSm replace(String id, Address source) {
        Octets text = Octets.of("Other".getBytes(StandardCharsets.US_ASCII));
        return new ReplaceSm(0, id, source, "", "", 1, 0, text, Tlvs.NONE);
    }

    private static String accepted(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Accepted.class);
        return ((Accepted) outcome).messageId();
    }

    private static String text(MessageRequest message) {
        return new String(message.body().toByteArray(), StandardCharsets.ISO_8859_1);
    }
}
