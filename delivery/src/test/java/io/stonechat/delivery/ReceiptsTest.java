package io.stonechat.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.MessageIdForm;
import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.Receipt;
import io.stonechat.protocol.Tlv;
import io.stonechat.protocol.TlvTag;
import io.stonechat.session.Accepted;
import io.stonechat.store.MessageId;
import io.stonechat.store.Place;
import io.stonechat.store.StoredState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** DELIVERY §5: correlation, early, late, doubled and unmatched receipts, what the ESME is told. */
class ReceiptsTest {

    private final DeliveryRig rig = new DeliveryRig();

    @Test
    void a_receipt_that_overtakes_its_response_waits_for_it() {
        MessageId id = rig.accept("bind:a");
        rig.time.settle();
        assertThat(rig.delivery.standing("a", DeliveryRig.receipt("up1", MessageState.DELIVERED)))
                .isEqualTo(ReceiptStanding.EARLY);
        assertThat(rig.receive("a", DeliveryRig.receipt("up1", MessageState.DELIVERED)))
                .isEqualTo(CommandStatus.ESME_ROK);
        rig.pass(Duration.ofSeconds(20));
        rig.a().last().accept("up1");
        assertThat(rig.state(id)).isEqualTo(StoredState.DELIVERED);
        assertThat(rig.receipts()).hasSize(1);
        assertThat(rig.store.count(Place.HELD)).isZero();
        assertThat(rig.events(MessageEvent.ReceiptUnmatched.class)).isEmpty();
    }

    @Test
    void a_receipt_that_matches_nothing_is_kept_counted_and_told() {
        assertThat(rig.receive("a", DeliveryRig.receipt("nobody", MessageState.DELIVERED)))
                .isEqualTo(CommandStatus.ESME_ROK);
        assertThat(rig.delivery.counters().unmatchedReceipts()).isEqualTo(1);
        assertThat(rig.events(MessageEvent.ReceiptUnmatched.class)).hasSize(1);
        assertThat(rig.store.count(Place.ENDED)).isEqualTo(1);
        rig.pass(Duration.ofDays(8));
        assertThat(rig.store.count(Place.ENDED)).isZero();
    }

    @Test
    void an_early_receipt_whose_response_names_another_id_is_unmatched_in_the_end() {
        rig.accept("bind:a");
        rig.time.settle();
        rig.receive("a", DeliveryRig.receipt("other", MessageState.DELIVERED));
        rig.a().last().accept("up1");
        rig.pass(Duration.ofSeconds(30));
        assertThat(rig.events(MessageEvent.ReceiptUnmatched.class)).hasSize(1);
    }

    @Test
    void an_early_receipt_does_not_wait_for_ever() {
        rig.accept("bind:a");
        rig.time.settle();
        rig.receive("a", DeliveryRig.receipt("up1", MessageState.DELIVERED));
        rig.pass(Duration.ofMinutes(3));
        assertThat(rig.events(MessageEvent.ReceiptUnmatched.class)).hasSize(1);
    }

    @Test
    void ids_are_compared_in_the_forms_the_provider_writes() {
        rig.a().policy(BindPolicy.DEFAULT.withIdForms(MessageIdForm.HEX, MessageIdForm.DECIMAL));
        rig.a().answer(_ -> new Accepted("00FF"));
        MessageId id = rig.accept("bind:a");
        rig.time.settle();
        rig.receive("a", DeliveryRig.receipt("0000000255", MessageState.DELIVERED));
        assertThat(rig.state(id)).isEqualTo(StoredState.DELIVERED);
    }

    @Test
    void the_id_of_the_tlv_is_tried_where_the_text_has_another() {
        MessageId id = sent("up1");
        DeliverSm receipt = DeliveryRig.receipt("something-else", MessageState.DELIVERED).toBuilder()
                .tlv(Tlv.cString(TlvTag.RECEIPTED_MESSAGE_ID, "up1"))
                .build();
        rig.receive("a", receipt);
        assertThat(rig.state(id)).isEqualTo(StoredState.DELIVERED);
    }

    @Test
    void binds_of_one_provider_may_share_a_receipt_domain() {
        rig.a().domain("provider");
        rig.b().domain("provider");
        rig.a().answer(_ -> new Accepted("up1"));
        MessageId id = rig.accept("bind:a");
        rig.time.settle();
        rig.receive("b", DeliveryRig.receipt("up1", MessageState.DELIVERED));
        assertThat(rig.state(id)).isEqualTo(StoredState.DELIVERED);
    }

    @Test
    void the_same_id_on_another_bind_is_another_message() {
        rig.a().answer(_ -> new Accepted("up1"));
        MessageId id = rig.accept("bind:a");
        rig.time.settle();
        rig.receive("b", DeliveryRig.receipt("up1", MessageState.DELIVERED));
        assertThat(rig.state(id)).isEqualTo(StoredState.SENT);
    }

    @Test
    void a_reused_id_is_told_apart_by_destination_then_the_newest() {
        rig.a().answer(_ -> new Accepted("same"));
        MessageId other =
                rig.accept(DeliveryRig.text().destination("491709999999").build(), "bind:a");
        MessageId older = rig.accept("bind:a");
        rig.pass(Duration.ofSeconds(1));
        MessageId newer = rig.accept("bind:a");
        rig.time.settle();
        rig.receive("a", DeliveryRig.receipt("same", MessageState.DELIVERED, "491709999999"));
        assertThat(rig.state(other)).isEqualTo(StoredState.DELIVERED);
        assertThat(rig.events(MessageEvent.ReceiptAmbiguous.class)).isEmpty();
        rig.receive("a", DeliveryRig.receipt("same", MessageState.DELIVERED));
        assertThat(rig.state(newer)).isEqualTo(StoredState.DELIVERED);
        assertThat(rig.state(older)).isEqualTo(StoredState.SENT);
        assertThat(rig.events(MessageEvent.ReceiptAmbiguous.class)).hasSize(1);
    }

    @Test
    void a_doubled_receipt_is_answered_and_not_passed_on() {
        MessageId id = sent("up1");
        rig.receive("a", DeliveryRig.receipt("up1", MessageState.DELIVERED));
        assertThat(rig.receive("a", DeliveryRig.receipt("up1", MessageState.DELIVERED)))
                .isEqualTo(CommandStatus.ESME_ROK);
        assertThat(rig.receipts()).hasSize(1);
        assertThat(rig.events(MessageEvent.ReceiptDuplicate.class)).hasSize(1);
        assertThat(rig.state(id)).isEqualTo(StoredState.DELIVERED);
    }

    @Test
    void a_final_state_that_was_told_never_changes() {
        MessageId id = sent("up1");
        rig.receive("a", DeliveryRig.receipt("up1", MessageState.UNDELIVERABLE));
        rig.receive("a", DeliveryRig.receipt("up1", MessageState.DELIVERED));
        assertThat(rig.state(id)).isEqualTo(StoredState.UNDELIVERABLE);
        assertThat(rig.receipts()).hasSize(1);
        assertThat(rig.events(MessageEvent.ReceiptAfterFinal.class)).hasSize(1);
    }

    @Test
    void intermediate_receipts_are_passed_on_only_where_the_esme_asked_for_them() {
        sent("up1");
        rig.receive("a", DeliveryRig.receipt("up1", MessageState.ENROUTE));
        assertThat(rig.receipts()).isEmpty();
        rig.a().answer(_ -> new Accepted("up2"));
        MessageId asking =
                rig.accept(DeliveryRig.text().registeredDelivery(0x11).build(), "bind:a");
        rig.time.settle();
        rig.receive("a", DeliveryRig.receipt("up2", MessageState.ACCEPTED));
        assertThat(rig.receipts()).singleElement().extracting(Receipt::id).isEqualTo(asking.toString());
        assertThat(rig.delivered.getFirst().esmClass()).isEqualTo(0x20);
        assertThat(rig.state(asking)).isEqualTo(StoredState.SENT);
    }

    @Test
    void accepted_is_final_where_the_provider_says_no_more() {
        rig.a().policy(BindPolicy.DEFAULT.withAcceptedIsFinal(true));
        MessageId id = sent("up1");
        rig.receive("a", DeliveryRig.receipt("up1", MessageState.ACCEPTED));
        assertThat(rig.state(id)).isEqualTo(StoredState.ACCEPTED);
    }

    @Test
    void receipts_for_failures_only_tell_no_success() {
        MessageId fine = sent(2, "up1");
        MessageId failed = sent(2, "up2");
        assertThat(rig.a().last().submit().registeredDelivery()).isEqualTo(1);
        rig.receive("a", DeliveryRig.receipt("up1", MessageState.DELIVERED));
        rig.receive("a", DeliveryRig.receipt("up2", MessageState.UNDELIVERABLE));
        assertThat(rig.state(fine)).isEqualTo(StoredState.DELIVERED);
        assertThat(rig.receipts()).singleElement().extracting(Receipt::id).isEqualTo(failed.toString());
    }

    @Test
    void receipts_for_success_only_tell_no_failure() {
        MessageId fine = sent(3, "up1");
        sent(3, "up2");
        rig.receive("a", DeliveryRig.receipt("up1", MessageState.DELIVERED));
        rig.receive("a", DeliveryRig.receipt("up2", MessageState.UNDELIVERABLE));
        assertThat(rig.receipts()).singleElement().extracting(Receipt::id).isEqualTo(fine.toString());
    }

    @Test
    void a_failure_ends_nothing_while_another_attempt_is_unknown() {
        MessageId id = rig.accept("bind:a", "queue");
        rig.time.settle();
        rig.a().last().loseLink();
        rig.pass(Duration.ofSeconds(31));
        rig.a().last().accept("up2");
        rig.receive("a", DeliveryRig.receipt("up2", MessageState.UNDELIVERABLE));
        assertThat(rig.state(id)).isEqualTo(StoredState.SENT);
        rig.pass(Duration.ofDays(4));
        assertThat(rig.state(id)).isEqualTo(StoredState.UNKNOWN);
        assertThat(rig.receipts()).hasSize(1);
    }

    @Test
    void delivered_on_any_attempt_ends_the_message() {
        MessageId id = rig.accept("bind:a", "queue");
        rig.time.settle();
        rig.a().last().loseLink();
        rig.pass(Duration.ofSeconds(31));
        rig.a().last().accept("up2");
        rig.receive("a", DeliveryRig.receipt("up2", MessageState.DELIVERED));
        assertThat(rig.state(id)).isEqualTo(StoredState.DELIVERED);
    }

    @Test
    void receipts_upstream_may_be_asked_for_always_or_never() {
        rig.a().policy(BindPolicy.DEFAULT.withRequestReceipts(RequestReceipts.ALWAYS));
        MessageId silent = sent(0, "up1");
        assertThat(rig.state(silent)).isEqualTo(StoredState.SENT);
        assertThat(rig.message(silent).receipts().asked()).isZero();
        rig.receive("a", DeliveryRig.receipt("up1", MessageState.DELIVERED));
        assertThat(rig.receipts()).isEmpty();
        rig.a().policy(BindPolicy.DEFAULT.withRequestReceipts(RequestReceipts.NEVER));
        assertThat(rig.state(sent(1, "up2"))).isEqualTo(StoredState.ACCEPTED);
        assertThat(rig.a().last().submit().registeredDelivery()).isZero();
    }

    private MessageId sent(String upstreamId) {
        return sent(1, upstreamId);
    }

    private MessageId sent(int registeredDelivery, String upstreamId) {
        rig.a().answer(_ -> new Accepted(upstreamId));
        MessageId id = rig.accept(
                DeliveryRig.text().registeredDelivery(registeredDelivery).build(), "bind:a");
        rig.time.settle();
        return id;
    }
}
