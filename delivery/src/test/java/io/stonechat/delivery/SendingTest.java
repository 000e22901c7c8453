package io.stonechat.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.Receipt;
import io.stonechat.session.Accepted;
import io.stonechat.session.NotSent;
import io.stonechat.session.Rejected;
import io.stonechat.session.Unknown;
import io.stonechat.store.MessageId;
import io.stonechat.store.StoredState;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** DELIVERY §3: chains, parking, retries, unknown outcomes, expiry. */
class SendingTest {

    private final DeliveryRig rig = new DeliveryRig();

    @Test
    void an_accepted_message_waits_for_its_receipt_and_ends_by_it() {
        MessageId id = rig.accept("bind:a");
        rig.time.settle();
        rig.a().last().accept("up1");
        assertThat(rig.state(id)).isEqualTo(StoredState.SENT);
        assertThat(rig.receive("a", DeliveryRig.receipt("up1", MessageState.DELIVERED)))
                .isEqualTo(CommandStatus.ESME_ROK);
        assertThat(rig.state(id)).isEqualTo(StoredState.DELIVERED);
        assertThat(rig.receipts()).singleElement().satisfies(receipt -> {
            assertThat(receipt.id()).isEqualTo(id.toString());
            assertThat(receipt.tlvId()).isEqualTo(id.toString());
            assertThat(receipt.state()).isEqualTo(MessageState.DELIVERED);
        });
    }

    @Test
    void a_receipt_goes_back_with_source_and_destination_swapped() {
        rig.accept("bind:a");
        rig.time.settle();
        rig.a().last().accept("up1");
        rig.receive("a", DeliveryRig.receipt("up1", MessageState.DELIVERED));
        rig.time.settle();
        assertThat(rig.delivered.getFirst().source().address()).isEqualTo(DeliveryRig.TO);
        assertThat(rig.delivered.getFirst().destination().address()).isEqualTo("12345");
        assertThat(rig.delivered.getFirst().isReceipt()).isTrue();
    }

    @Test
    void without_a_receipt_asked_upstream_or_without_an_id_it_ends_accepted() {
        rig.a().answer(_ -> new Accepted("up1"));
        MessageId unasked = rig.accept(DeliveryRig.text().registeredDelivery(0).build(), "bind:a");
        assertThat(rig.state(unasked)).isEqualTo(StoredState.ACCEPTED);
        rig.a().answer(_ -> new Accepted(""));
        MessageId withoutId = rig.accept("bind:a");
        assertThat(rig.state(withoutId)).isEqualTo(StoredState.ACCEPTED);
        assertThat(rig.receipts()).singleElement().extracting(Receipt::stat).isEqualTo("ACCEPTD");
    }

    @Test
    void a_refusal_moves_on_along_the_chain() {
        rig.a().answer(_ -> new Rejected(CommandStatus.ESME_RSYSERR));
        rig.b().answer(_ -> new Accepted("up2"));
        MessageId id = rig.accept("bind:a", "bind:b");
        assertThat(rig.state(id)).isEqualTo(StoredState.SENT);
        assertThat(rig.b().sent()).hasSize(1);
        assertThat(rig.events(MessageEvent.FailedOver.class)).hasSize(1);
    }

    @Test
    void without_queue_at_the_end_the_last_failure_is_final() {
        rig.a().answer(_ -> new Rejected(CommandStatus.ESME_RSYSERR));
        MessageId id = rig.accept("bind:a");
        assertThat(rig.state(id)).isEqualTo(StoredState.REJECTED);
        assertThat(rig.receipts()).singleElement().extracting(Receipt::stat).isEqualTo("REJECTD");
    }

    @Test
    void with_queue_at_the_end_it_is_tried_again_from_the_first_step_by_the_schedule() {
        rig.a().answer(_ -> new Rejected(CommandStatus.ESME_RSYSERR));
        rig.b().answer(_ -> new Rejected(CommandStatus.ESME_RSYSERR));
        rig.accept("bind:a", "bind:b", "queue");
        rig.time.settle();
        assertThat(rig.a().sent()).hasSize(1);
        assertThat(rig.b().sent()).hasSize(1);
        rig.pass(Duration.ofSeconds(9));
        assertThat(rig.a().sent()).hasSize(1);
        rig.pass(Duration.ofSeconds(2));
        assertThat(rig.a().sent()).hasSize(2);
        assertThat(rig.b().sent()).hasSize(2);
        rig.pass(Duration.ofMinutes(1));
        assertThat(rig.a().sent()).hasSize(3);
    }

    @Test
    void the_last_step_of_the_schedule_repeats_until_the_message_expires() {
        rig.a().answer(_ -> new Rejected(CommandStatus.ESME_RSYSERR));
        MessageId id = rig.accept("bind:a", "queue");
        rig.pass(Duration.ofHours(23));
        int tried = rig.a().sent().size();
        assertThat(tried).isGreaterThan(13);
        rig.pass(Duration.ofHours(2));
        assertThat(rig.state(id)).isEqualTo(StoredState.EXPIRED);
        assertThat(rig.receipts()).singleElement().extracting(Receipt::stat).isEqualTo("EXPIRED");
    }

    @Test
    void a_permanent_status_is_final_whatever_else_the_chain_holds() {
        rig.a().answer(_ -> new Rejected(CommandStatus.ESME_RINVDSTADR));
        MessageId id = rig.accept("bind:a", "bind:b", "queue");
        assertThat(rig.state(id)).isEqualTo(StoredState.REJECTED);
        assertThat(rig.b().sent()).isEmpty();
    }

    @Test
    void a_bind_may_give_a_status_a_meaning_of_its_own() {
        rig.a().policy(BindPolicy.DEFAULT.withStatuses(Map.of(CommandStatus.ESME_RSYSERR, StatusAction.PERMANENT)));
        rig.a().answer(_ -> new Rejected(CommandStatus.ESME_RSYSERR));
        MessageId id = rig.accept("bind:a", "queue");
        assertThat(rig.state(id)).isEqualTo(StoredState.REJECTED);
    }

    @Test
    void throttling_parks_the_bind_in_order_and_uses_up_no_retry() {
        rig.a().answer(_ -> new Rejected(CommandStatus.ESME_RTHROTTLED));
        MessageId first = rig.accept("bind:a", "queue");
        MessageId second = rig.accept("bind:a", "queue");
        rig.pass(Duration.ofSeconds(20));
        assertThat(rig.message(first).route().retries()).isZero();
        assertThat(rig.state(first)).isEqualTo(StoredState.QUEUED);
        int before = rig.a().sent().size();
        rig.a().answer(request -> new Accepted("up" + rig.a().sent().size()));
        rig.pass(Duration.ofSeconds(20));
        assertThat(rig.a().sent()).hasSize(before + 2);
        assertThat(rig.message(first).progress().attempts().getFirst().started())
                .isBeforeOrEqualTo(
                        rig.message(second).progress().attempts().getFirst().started());
        assertThat(rig.state(second)).isEqualTo(StoredState.SENT);
    }

    @Test
    void not_sent_parks_too() {
        rig.a().answer(_ -> new NotSent("window full"));
        MessageId id = rig.accept("bind:a", "queue");
        rig.pass(Duration.ofSeconds(2));
        assertThat(rig.state(id)).isEqualTo(StoredState.QUEUED);
        assertThat(rig.message(id).progress().attempts()).isEmpty();
        assertThat(rig.events(MessageEvent.Parked.class)).isNotEmpty();
    }

    @Test
    void a_bind_that_is_not_bound_is_waited_for() {
        rig.a().bound(false);
        MessageId id = rig.accept("bind:a", "queue");
        rig.pass(Duration.ofHours(1));
        assertThat(rig.a().sent()).isEmpty();
        rig.a().bound(true);
        rig.delivery.bindReady("a");
        rig.time.settle();
        assertThat(rig.a().sent()).hasSize(1);
        assertThat(rig.state(id)).isEqualTo(StoredState.ATTEMPTING);
    }

    @Test
    void what_is_parked_for_too_long_moves_to_the_next_bind_of_its_chain() {
        rig.a().bound(false);
        rig.b().answer(_ -> new Accepted("up1"));
        MessageId id = rig.accept("bind:a", "bind:b", "queue");
        rig.pass(Duration.ofSeconds(20));
        assertThat(rig.b().sent()).isEmpty();
        rig.pass(Duration.ofSeconds(30));
        assertThat(rig.b().sent()).hasSize(1);
        assertThat(rig.state(id)).isEqualTo(StoredState.SENT);
    }

    @Test
    void a_bind_that_has_no_room_once_goes_on_as_soon_as_its_sessions_let_it() {
        rig.a().answer(_ -> new Rejected(CommandStatus.ESME_RTHROTTLED));
        MessageId first = rig.accept("bind:a", "queue");
        rig.time.settle();
        rig.a().answer(request -> new Accepted("up" + rig.a().sent().size()));
        for (int i = 0; i < 20; i++) {
            rig.accept("bind:a", "queue");
        }
        rig.pass(Duration.ofMillis(99));
        assertThat(rig.a().sent()).hasSize(1);
        rig.pass(Duration.ofMillis(1));
        assertThat(rig.state(first)).isEqualTo(StoredState.SENT);
        assertThat(rig.a().sent()).hasSize(22);
    }

    @Test
    void a_bind_that_never_has_room_is_asked_ever_more_seldom_and_what_can_moves_on() {
        rig.a().window(1);
        rig.a().answer(_ -> new Rejected(CommandStatus.ESME_RTHROTTLED));
        rig.b().answer(request -> new Accepted("up" + rig.b().sent().size()));
        MessageId patient = rig.accept("bind:a", "queue");
        MessageId other = rig.accept("bind:a", "bind:b", "queue");
        rig.pass(Duration.ofSeconds(29));
        assertThat(rig.b().sent()).isEmpty();
        // after 100, 200, 400 ms and so on, up to 12.8 s
        assertThat(rig.a().sent()).hasSize(9);
        rig.pass(Duration.ofSeconds(1));
        assertThat(rig.state(other)).isEqualTo(StoredState.SENT);
        assertThat(rig.state(patient)).isEqualTo(StoredState.QUEUED);
        rig.pass(Duration.ofMinutes(10));
        assertThat(rig.a().sent()).hasSizeLessThan(60);
        assertThat(rig.message(patient).route().retries()).isZero();
    }

    @Test
    void a_smaller_window_of_its_sessions_is_all_that_is_used() {
        rig.a().window(2);
        for (int i = 0; i < 4; i++) {
            rig.accept("bind:a", "queue");
        }
        rig.time.settle();
        rig.a().window(1);
        rig.a().sent().getFirst().accept("up1");
        rig.time.settle();
        assertThat(rig.a().sent()).hasSize(2);
        rig.a().window(2);
        rig.a().sent().getLast().accept("up2");
        rig.time.settle();
        assertThat(rig.a().sent()).hasSize(4);
    }

    @Test
    void no_more_is_in_flight_than_the_window_takes() {
        rig.a().window(3);
        for (int i = 0; i < 10; i++) {
            rig.accept("bind:a", "queue");
        }
        rig.time.settle();
        assertThat(rig.a().sent()).hasSize(3);
        rig.a().sent().getFirst().accept("up1");
        rig.time.settle();
        assertThat(rig.a().sent()).hasSize(4);
    }

    @Test
    void one_bind_that_never_answers_holds_up_no_other() {
        rig.b().answer(_ -> new Accepted("up1"));
        for (int i = 0; i < 100; i++) {
            rig.accept("bind:a", "queue");
        }
        MessageId id = rig.accept("bind:b", "queue");
        assertThat(rig.state(id)).isEqualTo(StoredState.SENT);
    }

    @Test
    void unknown_is_sent_again_on_the_same_bind_after_a_hold_three_times_at_most() {
        rig.a().answer(_ -> new Unknown("timeout"));
        MessageId id = rig.accept("bind:a", "bind:b", "queue");
        assertThat(rig.state(id)).isEqualTo(StoredState.UNCERTAIN);
        rig.pass(Duration.ofSeconds(29));
        assertThat(rig.a().sent()).hasSize(1);
        rig.pass(Duration.ofMinutes(10));
        assertThat(rig.a().sent()).hasSize(4);
        assertThat(rig.b().sent()).isEmpty();
        assertThat(rig.state(id)).isEqualTo(StoredState.UNKNOWN);
        assertThat(rig.receipts()).singleElement().extracting(Receipt::stat).isEqualTo("UNKNOWN");
    }

    @Test
    void unknown_may_be_final_instead() {
        rig.a().policy(BindPolicy.DEFAULT.withUnknown(OnUnknown.FINAL, Duration.ofSeconds(30)));
        rig.a().answer(_ -> new Unknown("timeout"));
        MessageId id = rig.accept("bind:a", "queue");
        rig.pass(Duration.ofMinutes(10));
        assertThat(rig.a().sent()).hasSize(1);
        assertThat(rig.state(id)).isEqualTo(StoredState.UNKNOWN);
    }

    @Test
    void a_late_response_is_the_outcome_after_all_and_stops_a_resend_not_yet_written() {
        MessageId id = rig.accept("bind:a", "queue");
        rig.time.settle();
        rig.a().last().loseLink();
        rig.pass(Duration.ofSeconds(10));
        rig.a().last().late().accept(new Accepted("up1"));
        rig.pass(Duration.ofMinutes(10));
        assertThat(rig.a().sent()).hasSize(1);
        assertThat(rig.state(id)).isEqualTo(StoredState.SENT);
        rig.receive("a", DeliveryRig.receipt("up1", MessageState.DELIVERED));
        assertThat(rig.state(id)).isEqualTo(StoredState.DELIVERED);
    }

    @Test
    void a_late_response_after_the_resend_still_gives_the_correlation_its_id() {
        MessageId id = rig.accept("bind:a", "queue");
        rig.time.settle();
        rig.a().last().loseLink();
        rig.pass(Duration.ofSeconds(31));
        assertThat(rig.a().sent()).hasSize(2);
        rig.a().sent().getFirst().late().accept(new Accepted("up1"));
        rig.receive("a", DeliveryRig.receipt("up1", MessageState.DELIVERED));
        assertThat(rig.state(id)).isEqualTo(StoredState.DELIVERED);
        rig.a().last().accept("up2");
        rig.receive("a", DeliveryRig.receipt("up2", MessageState.DELIVERED));
        assertThat(rig.receipts()).hasSize(1);
    }

    @Test
    void validity_passes_on_what_remains() {
        rig.a().bound(false);
        rig.accept(DeliveryRig.text().validityPeriod("000000010000000R").build(), "bind:a", "queue");
        rig.pass(Duration.ofMinutes(20));
        rig.a().bound(true);
        rig.delivery.bindReady("a");
        rig.time.settle();
        assertThat(rig.a().last().submit().validityPeriod()).isEqualTo("000000004000000R");
    }

    @Test
    void a_scheduled_message_waits_for_its_time() {
        MessageId id = rig.accept(
                DeliveryRig.text().scheduleDeliveryTime("261120150000000+").build(), "bind:a", "queue");
        rig.pass(Duration.ofHours(3).minusSeconds(1));
        assertThat(rig.a().sent()).isEmpty();
        assertThat(rig.state(id)).isEqualTo(StoredState.SCHEDULED);
        rig.pass(Duration.ofSeconds(2));
        assertThat(rig.a().sent()).hasSize(1);
        assertThat(rig.a().last().submit().scheduleDeliveryTime()).isEmpty();
    }

    @Test
    void times_that_cannot_be_read_are_refused_with_their_status() {
        assertThat(rig.tryAccept(
                        DeliveryRig.text().scheduleDeliveryTime("tomorrow").build(), "bind:a"))
                .isInstanceOfSatisfying(
                        Acceptance.Refused.class,
                        refused -> assertThat(refused.status()).isEqualTo(CommandStatus.ESME_RINVSCHED));
        assertThat(rig.tryAccept(
                        DeliveryRig.text().validityPeriod("201120150000000+").build(), "bind:a"))
                .isInstanceOfSatisfying(
                        Acceptance.Refused.class,
                        refused -> assertThat(refused.status()).isEqualTo(CommandStatus.ESME_RINVEXPIRY));
    }

    @Test
    void a_sent_message_without_a_receipt_ends_unknown_48_hours_after_its_validity() {
        rig.a().answer(_ -> new Accepted("up1"));
        MessageId id = rig.accept("bind:a");
        rig.pass(Duration.ofHours(71));
        assertThat(rig.state(id)).isEqualTo(StoredState.SENT);
        rig.pass(Duration.ofHours(2));
        assertThat(rig.state(id)).isEqualTo(StoredState.UNKNOWN);
    }

    @Test
    void a_higher_priority_goes_first() {
        rig.a().bound(false);
        rig.accept(DeliveryRig.text().shortMessage(Octets.of((byte) 1)).build(), "bind:a");
        rig.accept(
                DeliveryRig.text()
                        .priorityFlag(3)
                        .shortMessage(Octets.of((byte) 2))
                        .build(),
                "bind:a");
        rig.a().bound(true);
        rig.delivery.bindReady("a");
        rig.time.settle();
        assertThat(rig.a().sent().getFirst().submit().shortMessage()).isEqualTo(Octets.of((byte) 2));
    }

    @Test
    void a_chain_with_a_step_we_cannot_follow_is_refused() {
        assertThat(rig.tryAccept(DeliveryRig.text().build(), "bind:a", "ims"))
                .isInstanceOfSatisfying(Acceptance.Refused.class, refused -> {
                    assertThat(refused.status()).isEqualTo(CommandStatus.ESME_RSUBMITFAIL);
                    assertThat(refused.reason()).contains("ims");
                });
    }
}
