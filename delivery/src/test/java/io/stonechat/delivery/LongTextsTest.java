package io.stonechat.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.CancelSm;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.Concatenation;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.QuerySm;
import io.stonechat.protocol.Receipt;
import io.stonechat.protocol.SmeAddress;
import io.stonechat.protocol.SubmitMulti;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.Text;
import io.stonechat.protocol.Tlv;
import io.stonechat.protocol.TlvTag;
import io.stonechat.protocol.Tlvs;
import io.stonechat.protocol.UserData;
import io.stonechat.session.Accepted;
import io.stonechat.session.Outcome;
import io.stonechat.session.Rejected;
import io.stonechat.store.MemoryStore;
import io.stonechat.store.MessageId;
import io.stonechat.store.StoredState;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** DELIVERY §4: a text that we split is one message. */
class LongTextsTest {

    private static final String TEXT = "0123456789".repeat(40);
    private static final Address ANY = Address.EMPTY;

    private final DeliveryRig rig = new DeliveryRig();

    @BeforeEach
    void split() {
        treat(LongMessages.SPLIT);
        rig.a().answer(request -> new Accepted("up" + part(request).number()));
    }

    private void treat(LongMessages treatment) {
        rig.a().policy(BindPolicy.DEFAULT.with(OutgoingForm.DEFAULT.with(treatment)));
    }

    @Test
    void it_is_sent_in_parts_that_make_the_text_again() {
        rig.accept(text(TEXT), "bind:a");
        rig.time.settle();
        assertThat(rig.a().sent()).hasSize(3).allSatisfy(sent -> {
            assertThat(sent.submit().shortMessage().length()).isLessThanOrEqualTo(160);
            assertThat(sent.submit().tlvs().contains(TlvTag.MESSAGE_PAYLOAD)).isFalse();
            assertThat(part(sent.request()).total()).isEqualTo(3);
        });
        assertThat(rig.a().sent().stream().map(sent -> Text.of(sent.request())).collect(Collectors.joining()))
                .isEqualTo(TEXT);
    }

    @Test
    void it_is_delivered_only_when_all_parts_are_and_gets_one_receipt_then() {
        MessageId id = rig.accept(text(TEXT), "bind:a");
        rig.time.settle();
        receipt(1, MessageState.DELIVERED);
        receipt(3, MessageState.DELIVERED);
        assertThat(rig.receipts()).isEmpty();
        receipt(2, MessageState.DELIVERED);
        assertThat(rig.receipts()).singleElement().satisfies(receipt -> {
            assertThat(receipt.id()).isEqualTo(id.toString());
            assertThat(receipt.stat()).isEqualTo("DELIVRD");
            assertThat(receipt.sub()).isEqualTo(3);
            assertThat(receipt.dlvrd()).isEqualTo(3);
            assertThat(receipt.text()).isEqualTo(TEXT.substring(0, 20));
        });
    }

    @Test
    void if_a_part_fails_so_has_the_message_and_the_receipt_counts_what_arrived() {
        rig.accept(text(TEXT), "bind:a");
        rig.time.settle();
        receipt(2, MessageState.UNDELIVERABLE);
        receipt(1, MessageState.DELIVERED);
        receipt(3, MessageState.DELIVERED);
        assertThat(rig.receipts()).singleElement().satisfies(receipt -> {
            assertThat(receipt.stat()).isEqualTo("UNDELIV");
            assertThat(receipt.sub()).isEqualTo(3);
            assertThat(receipt.dlvrd()).isEqualTo(2);
        });
    }

    @Test
    void parts_that_end_at_the_same_time_make_one_receipt() {
        rig.a().answer(_ -> new Rejected(CommandStatus.ESME_RINVDSTADR));
        rig.accept(text(TEXT), "bind:a");
        rig.pass(Duration.ofSeconds(2));
        assertThat(rig.receipts()).singleElement().satisfies(receipt -> {
            assertThat(receipt.stat()).isEqualTo("REJECTD");
            assertThat(receipt.sub()).isEqualTo(3);
            assertThat(receipt.dlvrd()).isZero();
            assertThat(receipt.err()).isEqualTo("011");
        });
    }

    @Test
    void only_missing_parts_are_tried_again() {
        rig.a()
                .answer(request -> part(request).number() == 2
                        ? busy()
                        : new Accepted("up" + part(request).number()));
        rig.accept(text(TEXT), "bind:a", "queue");
        rig.time.settle();
        rig.a().answer(request -> new Accepted("up" + part(request).number()));
        rig.pass(Duration.ofSeconds(11));
        assertThat(rig.a().sent())
                .extracting(sent -> part(sent.request()).number())
                .containsExactlyInAnyOrder(1, 2, 3, 2);
    }

    @Test
    void of_a_submit_multi_each_destination_gets_its_text_and_its_receipt() {
        rig.a()
                .answer(request ->
                        new Accepted("up" + ((SubmitSm) request).destination().address()
                                + part(request).number()));
        MessageId id = rig.accept(
                SubmitMulti.builder()
                        .source("12345")
                        .registeredDelivery(1)
                        .destinations(List.of(new SmeAddress(Address.of("49170")), new SmeAddress(Address.of("49171"))))
                        .tlvs(payload(TEXT))
                        .build(),
                "bind:a");
        rig.time.settle();
        assertThat(rig.a().sent()).hasSize(6);
        for (String to : List.of("49170", "49171")) {
            for (int part = 1; part <= 3; part++) {
                rig.receive("a", DeliveryRig.receipt("up" + to + part, MessageState.DELIVERED, to));
            }
        }
        assertThat(rig.receipts()).hasSize(2).extracting(Receipt::id).containsOnly(id.toString());
        assertThat(rig.delivered).extracting(pdu -> pdu.source().address()).containsExactlyInAnyOrder("49170", "49171");
    }

    @Test
    void cancel_takes_all_parts_back_or_none() {
        rig.a().bound(false);
        MessageId id = rig.accept(text(TEXT), "bind:a", "queue");
        assertThat(cancel(id)).isEqualTo(CommandStatus.ESME_ROK);
        assertThat(rig.store.parts(id)).extracting(part -> part.state()).containsOnly(StoredState.DELETED);
        assertThat(rig.receipts()).singleElement().extracting(Receipt::stat).isEqualTo("DELETED");

        rig.a().bound(true);
        rig.a().window(1);
        rig.a().holdAnswers();
        MessageId sent = rig.accept(text(TEXT), "bind:a", "queue");
        rig.delivery.bindReady("a");
        rig.time.settle();
        assertThat(cancel(sent)).isEqualTo(CommandStatus.ESME_RCANCELFAIL);
        assertThat(rig.store.parts(sent)).extracting(part -> part.state()).doesNotContain(StoredState.DELETED);
    }

    @Test
    void cancel_takes_no_part_back_when_another_begins_at_the_same_moment() {
        StallingStore store = new StallingStore(new MemoryStore());
        DeliveryRig slow = new DeliveryRig(DeliverySettings.DEFAULT, store);
        slow.a().policy(BindPolicy.DEFAULT.with(OutgoingForm.DEFAULT.with(LongMessages.SPLIT)));
        slow.a().bound(false);
        slow.a().window(1);
        MessageId id = slow.accept(text(TEXT), "bind:a", "queue");
        slow.a().bound(true);
        store.stall();
        slow.delivery.bindReady("a");
        slow.time.settle();

        var answer = slow.delivery.cancel(DeliveryRig.ACME, new CancelSm(1, "", id.toString(), ANY, ANY));
        store.recover();

        assertThat(slow.await(answer).commandStatus()).isEqualTo(CommandStatus.ESME_RCANCELFAIL);
        assertThat(slow.a().sent()).hasSize(1);
        assertThat(store.parts(id)).extracting(part -> part.state()).doesNotContain(StoredState.DELETED);
    }

    @Test
    void cancel_of_all_parts_is_one_change_of_the_store() {
        rig.a().bound(false);
        MessageId id = rig.accept(text(TEXT), "bind:a", "queue");
        rig.await(rig.delivery.cancel(DeliveryRig.ACME, new CancelSm(1, "", id.toString(), ANY, ANY)));

        assertThat(rig.store.parts(id)).extracting(part -> part.version()).containsOnly(2L);
        assertThat(rig.events(MessageEvent.Cancelled.class)).hasSize(3);
        assertThat(cancel(id)).isEqualTo(CommandStatus.ESME_RCANCELFAIL);
    }

    @Test
    void query_tells_of_the_part_that_is_worst_off() {
        MessageId id = rig.accept(text(TEXT), "bind:a");
        rig.time.settle();
        receipt(1, MessageState.DELIVERED);
        assertThat(query(id)).isEqualTo(MessageState.ENROUTE.code());
        receipt(2, MessageState.UNDELIVERABLE);
        receipt(3, MessageState.DELIVERED);
        assertThat(query(id)).isEqualTo(MessageState.UNDELIVERABLE.code());
    }

    @Test
    void as_it_is_and_payload_send_one_message() {
        treat(LongMessages.AS_IS);
        rig.accept(text(TEXT), "bind:a");
        treat(LongMessages.PAYLOAD);
        rig.a().answer(_ -> new Accepted("up"));
        rig.accept(text(TEXT), "bind:a");
        rig.accept(
                DeliveryRig.text().shortMessage(octets(TEXT.substring(0, 200))).build(), "bind:a");
        rig.time.settle();
        assertThat(rig.a().sent())
                .hasSize(3)
                .allSatisfy(sent -> assertThat(sent.submit().tlvs().contains(TlvTag.MESSAGE_PAYLOAD))
                        .isTrue());
    }

    @Test
    void a_short_text_and_a_segment_of_the_esmes_own_stay_as_they_are() {
        SubmitSm segment = DeliveryRig.text()
                .tlvs(payload(TEXT).with(Tlv.int16(TlvTag.SAR_MSG_REF_NUM, 7)))
                .build();
        rig.a().answer(_ -> new Accepted("up"));
        rig.accept(segment, "bind:a");
        rig.accept("bind:a");
        rig.time.settle();
        assertThat(rig.a().sent())
                .extracting(sent -> sent.submit().body())
                .containsExactly(octets(TEXT), octets("hello"));
    }

    @Test
    void a_relayed_text_that_has_to_be_split_is_queued() {
        var answer = rig.delivery.relay(rig.submission(text(TEXT), "bind:a"), Duration.ofSeconds(5));
        rig.time.settle();
        assertThat(rig.await(answer)).isInstanceOf(Acceptance.Accepted.class);
        assertThat(rig.a().sent()).hasSize(3);
    }

    private void receipt(int part, MessageState state) {
        rig.receive("a", DeliveryRig.receipt("up" + part, state));
    }

    private CommandStatus cancel(MessageId id) {
        return rig.await(rig.delivery.cancel(DeliveryRig.ACME, new CancelSm(1, "", id.toString(), ANY, ANY)))
                .commandStatus();
    }

    private int query(MessageId id) {
        return rig.await(rig.delivery.query(DeliveryRig.ACME, new QuerySm(1, id.toString(), ANY)))
                .messageState();
    }

    private static Outcome busy() {
        return new Rejected(CommandStatus.ESME_RSYSERR);
    }

    private static Concatenation part(MessageRequest request) {
        return UserData.of(request).udh().concatenation().orElse(new Concatenation(0, 1, 1));
    }

    private static SubmitSm text(String text) {
        return DeliveryRig.text().shortMessage(Octets.EMPTY).tlvs(payload(text)).build();
    }

    private static Tlvs payload(String text) {
        return Tlvs.of(new Tlv(TlvTag.MESSAGE_PAYLOAD, octets(text)));
    }

    private static Octets octets(String text) {
        return Octets.of(text.getBytes(US_ASCII));
    }
}
