package io.stonechat.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.session.Accepted;
import io.stonechat.session.Unknown;
import io.stonechat.store.AttemptResult;
import io.stonechat.store.MemoryStore;
import io.stonechat.store.MessageId;
import io.stonechat.store.Place;
import io.stonechat.store.StoreLimits;
import io.stonechat.store.StoredState;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Start, drain and limits; DELIVERY §2, §3 and §7. */
class RunningTest {

    private final DeliveryRig rig = new DeliveryRig();

    @Test
    void an_attempt_without_an_outcome_is_unknown_after_an_unclean_stop() {
        MessageId id = rig.accept("bind:a", "queue");
        rig.time.settle();
        rig.delivery.close();
        rig.delivery = rig.start(DeliverySettings.DEFAULT);
        assertThat(rig.state(id)).isEqualTo(StoredState.UNCERTAIN);
        assertThat(rig.message(id).progress().attempts().getFirst().result()).isEqualTo(AttemptResult.UNKNOWN);
        rig.a().answer(_ -> new Accepted("up1"));
        rig.pass(Duration.ofMinutes(1));
        assertThat(rig.state(id)).isEqualTo(StoredState.SENT);
    }

    @Test
    void what_waited_when_it_stopped_goes_on_when_it_starts() {
        rig.a().bound(false);
        MessageId id = rig.accept("bind:a", "queue");
        rig.delivery.close();
        rig.a().bound(true);
        rig.a().answer(_ -> new Accepted("up1"));
        rig.delivery = rig.start(DeliverySettings.DEFAULT);
        assertThat(rig.state(id)).isEqualTo(StoredState.SENT);
    }

    @Test
    void drain_begins_nothing_more_and_waits_for_what_is_open() {
        rig.accept("bind:a", "queue");
        rig.time.settle();
        CompletableFuture<Integer> drained =
                rig.delivery.drain(Duration.ofSeconds(10)).toCompletableFuture();
        MessageId late = rig.accept("bind:a", "queue");
        rig.time.settle();
        assertThat(drained).isNotDone();
        assertThat(rig.a().sent()).hasSize(1);
        rig.a().last().accept("up1");
        rig.time.settle();
        assertThat(drained).isCompletedWithValue(0);
        assertThat(rig.a().sent()).hasSize(1);
        assertThat(rig.state(late)).isEqualTo(StoredState.QUEUED);
    }

    @Test
    void what_ends_during_a_drain_is_told() {
        rig.hooks.handle(HookKind.FINAL);
        MessageId id = rig.accept(DeliveryRig.text().registeredDelivery(0).build(), "bind:a");
        rig.time.settle();
        var _ = rig.delivery.drain(Duration.ofSeconds(10));
        rig.a().last().accept("");
        rig.time.settle();
        assertThat(rig.hooks.asked).containsExactly("on_final " + id + ".final");
    }

    @Test
    void drain_answers_who_waits_for_an_upstream_that_was_not_asked() {
        rig.a().window(1);
        rig.accept("bind:a", "queue");
        rig.time.settle();
        var refused = relay("bind:a");
        var kept = relay("bind:a", "queue");
        rig.time.settle();
        assertThat(refused).isNotDone();
        assertThat(kept).isNotDone();
        var _ = rig.delivery.drain(Duration.ofSeconds(10));
        rig.time.settle();
        assertThat(refused.join()).isInstanceOf(Acceptance.Refused.class);
        assertThat(kept.join()).isInstanceOf(Acceptance.Accepted.class);
        assertThat(relay("bind:a").join())
                .isInstanceOfSatisfying(
                        Acceptance.Refused.class,
                        told -> assertThat(told.status()).isEqualTo(CommandStatus.ESME_RSYSERR));
    }

    @Test
    void what_is_given_up_is_answered_and_unknown_once_its_link_ends() {
        var relayed = relay("bind:a");
        MessageId queued = rig.accept("bind:a", "queue");
        rig.time.settle();
        var _ = rig.delivery.drain(Duration.ofSeconds(10));
        rig.pass(Duration.ofSeconds(10));
        assertThat(relayed).isNotDone();
        var settled = rig.delivery.giveUp().toCompletableFuture();
        rig.time.settle();
        assertThat(relayed.join()).isInstanceOf(Acceptance.Refused.class);
        assertThat(settled).isNotDone();
        rig.a().sent().forEach(sent -> sent.answer().complete(new Unknown("the gateway was stopped", true)));
        rig.time.settle();
        assertThat(settled).isDone();
        assertThat(rig.message(queued).progress().attempts().getFirst().result())
                .isEqualTo(AttemptResult.UNKNOWN);
    }

    @Test
    void at_its_deadline_drain_tells_how_many_are_open() {
        rig.accept("bind:a", "queue");
        rig.time.settle();
        CompletableFuture<Integer> drained =
                rig.delivery.drain(Duration.ofSeconds(10)).toCompletableFuture();
        rig.pass(Duration.ofSeconds(10));
        assertThat(drained).isCompletedWithValue(1);
    }

    @Test
    void a_full_store_refuses_submits_with_a_status_and_takes_them_again_later() {
        DeliveryRig small = new DeliveryRig(DeliverySettings.DEFAULT, new MemoryStore(new StoreLimits(1, 10)));
        small.accept("bind:a");
        assertThat(small.tryAccept(DeliveryRig.text().build(), "bind:a"))
                .isInstanceOfSatisfying(
                        Acceptance.Refused.class,
                        refused -> assertThat(refused.status()).isEqualTo(CommandStatus.ESME_RMSGQFUL));
        small.a().last().reject(CommandStatus.ESME_RINVDSTADR);
        small.time.settle();
        assertThat(small.tryAccept(DeliveryRig.text().build(), "bind:a")).isInstanceOf(Acceptance.Accepted.class);
    }

    @Test
    void a_message_that_cannot_be_processed_is_set_aside_and_stops_nothing() {
        rig.a().answer(request -> {
            if (request.serviceType().equals("bad")) {
                throw new IllegalStateException("boom");
            }
            return new Accepted("up1");
        });
        MessageId bad = rig.accept(DeliveryRig.text().serviceType("bad").build(), "bind:a", "queue");
        MessageId good = rig.accept("bind:a", "queue");
        assertThat(rig.state(good)).isEqualTo(StoredState.SENT);
        assertThat(rig.state(bad)).isEqualTo(StoredState.UNDELIVERABLE);
        assertThat(rig.events(MessageEvent.DeadLettered.class)).hasSize(1);
        assertThat(rig.delivery.counters().inFlight()).isZero();
    }

    @Test
    void ended_messages_are_removed_when_they_have_been_kept_long_enough() {
        rig.a().answer(_ -> new Accepted(""));
        MessageId id = rig.accept(DeliveryRig.text().registeredDelivery(0).build(), "bind:a");
        rig.pass(Duration.ofDays(6));
        assertThat(rig.store.find(id)).isPresent();
        rig.pass(Duration.ofDays(2));
        assertThat(rig.store.find(id)).isEmpty();
    }

    @Test
    void the_text_of_an_ended_message_is_forgotten_before_its_record() {
        DeliveryRig brief = new DeliveryRig(
                DeliverySettings.DEFAULT.with(new ReceiptSettings(
                        Duration.ofDays(2),
                        Duration.ofDays(7),
                        Duration.ofHours(1),
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(2),
                        100)),
                new MemoryStore());
        brief.a().answer(_ -> new Accepted(""));
        MessageId id = brief.accept(DeliveryRig.text().registeredDelivery(0).build(), "bind:a");
        brief.pass(Duration.ofMinutes(59));
        assertThat(brief.message(id).pdu())
                .isEqualTo(DeliveryRig.text().registeredDelivery(0).build());
        brief.pass(Duration.ofMinutes(2));
        assertThat(((SubmitSm) brief.message(id).pdu()).shortMessage().length()).isZero();
        assertThat(brief.message(id).destination().address()).isEqualTo(DeliveryRig.TO);
        brief.pass(Duration.ofDays(7));
        assertThat(brief.store.find(id)).isEmpty();
    }

    @Test
    void many_records_whose_time_is_over_are_removed_together() {
        rig.a().answer(_ -> new Accepted(""));
        for (int i = 0; i < 2_000; i++) {
            rig.accept(DeliveryRig.text().registeredDelivery(0).build(), "bind:a");
        }
        rig.pass(Duration.ofMinutes(1));
        assertThat(rig.store.count(Place.ENDED)).isEqualTo(2_000);
        rig.pass(Duration.ofDays(7));
        assertThat(rig.store.count(Place.ENDED)).isZero();
    }

    @Test
    void events_of_a_message_come_in_order_with_ids_of_their_own() {
        rig.a().answer(_ -> new Accepted("up1"));
        rig.accept("bind:a");
        rig.time.settle();
        assertThat(rig.events)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("Accepted", "Routed", "AttemptStarted", "AttemptEnded");
        assertThat(rig.events).extracting(event -> event.head().id()).doesNotHaveDuplicates();
    }

    private CompletableFuture<Acceptance> relay(String... chain) {
        return rig.delivery
                .relay(rig.submission(DeliveryRig.text().build(), chain), Duration.ofMinutes(1))
                .toCompletableFuture();
    }
}
