package io.stonechat.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.DataSm;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.EsmClass;
import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.NetworkErrorCode;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.QuerySm;
import io.stonechat.protocol.Receipt;
import io.stonechat.protocol.Tlv;
import io.stonechat.protocol.TlvTag;
import io.stonechat.protocol.Tlvs;
import io.stonechat.session.Accepted;
import io.stonechat.session.Rejected;
import io.stonechat.store.MessageId;
import io.stonechat.store.StoredMessage;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** DELIVERY §5, §6, §9: what holds for an ESME, and how its receipts and ids are written. */
class EsmePolicyTest {

    private final DeliveryRig rig = new DeliveryRig();

    @ParameterizedTest
    @EnumSource(IdForm.class)
    void an_id_is_told_in_the_form_of_the_user_and_receipts_have_the_same(IdForm form) {
        rig.policy(EsmePolicy.DEFAULT.with(form));
        rig.a().answer(_ -> new Accepted("up1"));
        var accepted = (Acceptance.Accepted) rig.tryAccept(DeliveryRig.text().build(), "bind:a");
        assertThat(accepted.messageId()).isEqualTo(form.write(accepted.id()));
        // What it was told holds, also if it is to be told another form from now on.
        rig.policy(EsmePolicy.DEFAULT);
        rig.time.settle();
        rig.receive("a", DeliveryRig.receipt("up1", MessageState.DELIVERED));
        assertThat(rig.receipts()).singleElement().satisfies(receipt -> {
            assertThat(receipt.id()).isEqualTo(accepted.messageId());
            assertThat(receipt.tlvId()).isEqualTo(accepted.messageId());
        });
    }

    @ParameterizedTest
    @EnumSource(IdForm.class)
    void every_form_is_understood_whatever_the_user_is_told_now(IdForm form) {
        MessageId id = rig.accept("bind:a");
        for (IdForm now : IdForm.values()) {
            rig.policy(EsmePolicy.DEFAULT.with(now));
            var answer = rig.await(rig.delivery.query(
                    DeliveryRig.ACME,
                    new QuerySm(1, form.write(id), DeliveryRig.text().build().source())));
            assertThat(answer.commandStatus()).isEqualTo(CommandStatus.ESME_ROK);
        }
    }

    @Test
    void the_forms_of_an_id_are_of_the_length_that_peers_expect() {
        MessageId largest = new MessageId(Long.MAX_VALUE);
        assertThat(IdForm.DECIMAL.write(largest)).hasSize(19);
        assertThat(IdForm.HEX.write(largest)).hasSize(16);
        assertThat(IdForm.SHORT.write(largest)).hasSize(13);
        assertThat(Stream.of("", "-1", "0", "x!", "9".repeat(40)).map(IdForm.DECIMAL::read))
                .allMatch(List::isEmpty);
    }

    @ParameterizedTest
    @CsvSource({
        "MINUTES, 2611201300, 2611201430",
        "SECONDS, 261120130000, 261120143000",
        "FULL, 20261120130000, 20261120143000"
    })
    void receipts_have_the_dates_of_the_user_in_its_time_zone(ReceiptText text, String submitted, String done) {
        rig.policy(EsmePolicy.DEFAULT.with(new ReceiptForm(text, ZoneId.of("Europe/Berlin"))));
        delivered(Duration.ofMinutes(90));
        assertThat(textOf(rig.delivered.getFirst()))
                .contains(" submit date:" + submitted + " done date:" + done + " stat:DELIVRD err:000 text:hello");
    }

    @Test
    void receipts_may_do_without_a_text_but_not_for_smpp_3_3() {
        rig.policy(EsmePolicy.DEFAULT.with(new ReceiptForm(ReceiptText.NONE, ZoneId.of("UTC"))));
        delivered(Duration.ZERO);
        assertThat(rig.delivered.getFirst().shortMessage()).isEqualTo(Octets.EMPTY);
        assertThat(rig.receipts().getFirst().state()).isEqualTo(MessageState.DELIVERED);

        var old = new Submission(
                new Requester("acme", "acme", 0x33),
                DeliveryRig.text().build(),
                rig.time.instant(),
                9,
                RouteChoice.of("bind:a"),
                null,
                Map.of());
        rig.a().answer(_ -> new Rejected(CommandStatus.ESME_RINVDSTADR));
        rig.await(rig.delivery.accept(old));
        rig.time.settle();
        assertThat(rig.delivered.getLast().tlvs()).isEqualTo(Tlvs.NONE);
        assertThat(textOf(rig.delivered.getLast()))
                .contains("sub:001 dlvrd:000")
                .contains("stat:REJECTD err:011");
    }

    @Test
    void receipts_pass_on_the_network_error_code_and_the_time_of_the_upstream() {
        rig.a()
                .policy(BindPolicy.DEFAULT.with(new ReceiptReading(
                        false, Map.of("kaputt", MessageState.UNDELIVERABLE), ZoneId.of("Asia/Tokyo"))));
        rig.a().answer(_ -> new Accepted("up1"));
        rig.accept("bind:a");
        rig.pass(Duration.ofMinutes(10));
        Octets network = new NetworkErrorCode(3, 27).toOctets();
        rig.receive(
                "a",
                DeliverSm.builder()
                        .source(DeliveryRig.TO)
                        .esmClass(EsmClass.RECEIPT)
                        .shortMessage(octets("id:up1 done date:2611202105 stat:KAPUTT err:027"))
                        .tlvs(Tlvs.of(new Tlv(TlvTag.NETWORK_ERROR_CODE, network)))
                        .build());
        Receipt receipt = rig.receipts().getFirst();
        assertThat(receipt.stat()).isEqualTo("UNDELIV");
        assertThat(receipt.err()).isEqualTo("027");
        assertThat(receipt.networkErrorCode()).isEqualTo(network);
        assertThat(textOf(rig.delivered.getFirst())).contains("done date:2611201205");
    }

    @Test
    void the_text_of_a_receipt_is_the_beginning_of_the_message_in_ascii() {
        rig.a().answer(_ -> new Rejected(CommandStatus.ESME_RINVDSTADR));
        rig.accept(
                DeliveryRig.text()
                        .shortMessage(octets("line one\nline two and more"))
                        .build(),
                "bind:a");
        rig.accept(
                DeliveryRig.text()
                        .dataCoding(4)
                        .shortMessage(Octets.of((byte) 1))
                        .build(),
                "bind:a");
        assertThat(rig.receipts().stream()
                        .map(receipt -> Objects.toString(receipt.text(), ""))
                        .collect(Collectors.toList()))
                .containsExactly("line one line two an", "");
    }

    @Test
    void validity_is_the_users_default_and_no_longer_than_it_may_be() {
        rig.policy(EsmePolicy.DEFAULT.withValidity(Duration.ofHours(2), Duration.ofHours(6)));
        assertThat(validity(rig.accept("bind:a"))).isEqualTo(Duration.ofHours(2));
        assertThat(validity(rig.accept(
                        DeliveryRig.text().validityPeriod("000001000000000R").build(), "bind:a")))
                .isEqualTo(Duration.ofHours(6));
        assertThat(validity(rig.accept(
                        DeliveryRig.text().validityPeriod("000000030000000R").build(), "bind:a")))
                .isEqualTo(Duration.ofHours(3));
        DataSm data = DataSm.builder()
                .source("12345")
                .destination(DeliveryRig.TO)
                .tlvs(Tlvs.of(Tlv.int32(TlvTag.QOS_TIME_TO_LIVE, 90_000)))
                .build();
        assertThat(validity(rig.accept(data, "bind:a"))).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void other_source_addresses_than_the_users_are_refused() {
        rig.policy(EsmePolicy.DEFAULT.withSources(List.of("4912*", "+12345")));
        rig.accept("bind:a");
        rig.accept(DeliveryRig.text().source("49123").build(), "bind:a");
        assertThat(rig.tryAccept(DeliveryRig.text().source("999").build(), "bind:a"))
                .isInstanceOfSatisfying(
                        Acceptance.Refused.class,
                        refused -> assertThat(refused.status()).isEqualTo(CommandStatus.ESME_RINVSRCADR));
    }

    private void delivered(Duration after) {
        rig.a().answer(_ -> new Accepted("up1"));
        rig.accept("bind:a");
        rig.pass(after);
        rig.receive("a", DeliveryRig.receipt("up1", MessageState.DELIVERED));
        rig.time.settle();
    }

    private Duration validity(MessageId id) {
        StoredMessage message = rig.message(id);
        return Duration.between(message.times().accepted(), message.times().validUntil());
    }

    private static String textOf(DeliverSm pdu) {
        return new String(pdu.shortMessage().toByteArray(), US_ASCII);
    }

    private static Octets octets(String text) {
        return Octets.of(text.getBytes(US_ASCII));
    }
}
