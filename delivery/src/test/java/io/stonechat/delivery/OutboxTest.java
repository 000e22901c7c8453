package io.stonechat.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.MessageState;
import io.stonechat.session.Accepted;
import io.stonechat.store.MessageId;
import io.stonechat.store.MessageKind;
import io.stonechat.store.Place;
import io.stonechat.store.StoredState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** DELIVERY §8: final states feed from a durable outbox and are repeated until taken, under the same id. */
class OutboxTest {

    private final DeliveryRig rig = new DeliveryRig();
    private final ScriptedHooks hooks = rig.hooks.handle(HookKind.FINAL);

    @Test
    void the_end_of_a_message_is_told_once() {
        MessageId id = delivered("up1");
        rig.pass(Duration.ofMinutes(10));
        assertThat(hooks.asked).containsExactly("on_final " + id + ".final");
        assertThat(hooks.endings).singleElement().satisfies(ending -> {
            assertThat(ending.message().state()).isEqualTo(StoredState.DELIVERED);
            assertThat(ending.correction()).isFalse();
        });
        assertThat(queue(id)).isEqualTo(Place.ENDED);
    }

    @Test
    void what_is_cancelled_while_no_gateway_runs_is_told_when_one_does() {
        rig.a().bound(false);
        MessageId id = rig.accept("bind:a", "queue");
        rig.time.settle();
        rig.delivery.close();
        var offline = Operations.offline(DeliverySettings.DEFAULT, rig.store, rig.ids, rig.time);
        assertThat(offline.cancel(id, "carol").toCompletableFuture().resultNow())
                .isEqualTo(OperationResult.DONE);
        assertThat(hooks.asked).isEmpty();

        rig.delivery = rig.start(DeliverySettings.DEFAULT);
        rig.time.settle();

        assertThat(hooks.asked).containsExactly("on_final " + id + ".final");
        assertThat(queue(id)).isEqualTo(Place.ENDED);
    }

    @Test
    void and_where_nobody_wants_to_know_then_it_waits_for_nobody() {
        rig.a().bound(false);
        MessageId id = rig.accept("bind:a", "queue");
        rig.delivery.close();
        var offline = Operations.offline(DeliverySettings.DEFAULT, rig.store, rig.ids, rig.time);
        assertThat(offline.cancel(id, "carol").toCompletableFuture().resultNow())
                .isEqualTo(OperationResult.DONE);
        hooks.handled.clear();

        rig.delivery = rig.start(DeliverySettings.DEFAULT);
        rig.pass(Duration.ofSeconds(2));

        assertThat(queue(id)).isEqualTo(Place.ENDED);
    }

    @Test
    void where_nobody_wants_to_know_nothing_waits() {
        hooks.handled.clear();
        assertThat(queue(delivered("up1"))).isEqualTo(Place.ENDED);
    }

    @Test
    void it_is_told_again_under_the_same_id_until_it_is_taken_and_holds_up_no_other() {
        hooks.onFinal = ending -> ending.message().pdu().serviceType().equals("bad")
                ? ScriptedHooks.failed()
                : ScriptedHooks.answer("taken");
        MessageId bad = rig.accept(
                DeliveryRig.text().serviceType("bad").registeredDelivery(0).build(), "bind:a");
        rig.a().answer(_ -> new Accepted(""));
        rig.time.settle();
        rig.a().sent().forEach(sent -> sent.accept(""));
        MessageId good = rig.accept(DeliveryRig.text().registeredDelivery(0).build(), "bind:a");
        rig.time.settle();
        assertThat(hooks.endings).extracting(ending -> ending.message().id()).containsExactly(good);
        rig.pass(Duration.ofMinutes(2));
        assertThat(hooks.asked.stream()
                        .filter(("on_final " + bad + ".final")::equals)
                        .count())
                .isBetween(4L, 10L);
        hooks.onFinal = _ -> ScriptedHooks.answer("taken");
        rig.pass(Duration.ofMinutes(5));
        assertThat(hooks.endings).hasSize(2);
        assertThat(queue(bad)).isEqualTo(Place.ENDED);
    }

    @Test
    void a_crash_before_it_is_taken_tells_it_again() {
        hooks.onFinal = _ -> ScriptedHooks.never();
        MessageId id = delivered("up1");
        rig.time.settle();
        hooks.onFinal = _ -> ScriptedHooks.answer("taken");
        rig.crash();
        rig.time.settle();
        assertThat(hooks.asked).containsExactly("on_final " + id + ".final", "on_final " + id + ".final");
        assertThat(hooks.endings).hasSize(1);
    }

    @Test
    void nothing_is_forgotten_while_scripts_are_not_loaded() {
        hooks.ready = false;
        MessageId id = delivered("up1");
        rig.crash();
        rig.pass(Duration.ofSeconds(30));
        assertThat(queue(id)).isEqualTo(Place.FINAL);
        hooks.ready = true;
        rig.delivery.hooksReady();
        rig.pass(Duration.ofSeconds(1));
        assertThat(hooks.endings).hasSize(1);
    }

    @Test
    void what_a_late_receipt_tells_is_told_as_a_correction() {
        MessageId id = delivered("up1");
        rig.receive("a", DeliveryRig.receipt("up1", MessageState.UNDELIVERABLE));
        rig.receive("a", DeliveryRig.receipt("up1", MessageState.UNDELIVERABLE));
        rig.pass(Duration.ofMinutes(1));
        assertThat(hooks.endings).extracting(Ending::id).containsExactly(id + ".final", id + ".correction.1");
        assertThat(hooks.endings.getLast().corrected()).isEqualTo(MessageState.UNDELIVERABLE);
        assertThat(rig.message(id).state()).isEqualTo(StoredState.DELIVERED);
    }

    @Test
    void each_sink_is_told_until_it_has_taken_it_and_no_longer() {
        Recorder records = new Recorder("records");
        Recorder webhook = new Recorder("webhook");
        webhook.fails = true;
        rig.sinks.addAll(List.of(records, webhook));
        rig.crash();
        MessageId id = delivered("up1");
        rig.pass(Duration.ofMinutes(1));
        rig.crash();
        rig.pass(Duration.ofMinutes(1));
        assertThat(records.taken).containsExactly(id + ".final");
        assertThat(hooks.endings).hasSize(1);
        assertThat(queue(id)).isEqualTo(Place.FINAL);
        webhook.fails = false;
        rig.pass(Duration.ofMinutes(10));
        assertThat(webhook.taken).containsExactly(id + ".final");
        assertThat(records.taken).hasSize(1);
        assertThat(queue(id)).isEqualTo(Place.ENDED);
    }

    @Test
    void a_message_that_was_told_is_removed_when_its_time_has_come() {
        MessageId id = delivered("up1");
        rig.pass(DeliverySettings.DEFAULT.receipts().keep().plusMinutes(1));
        assertThat(rig.store.find(id)).isEmpty();
    }

    private MessageId delivered(String upstreamId) {
        rig.a().answer(_ -> new Accepted(upstreamId));
        MessageId id = rig.accept("bind:a");
        rig.time.settle();
        rig.receive("a", DeliveryRig.receipt(upstreamId, MessageState.DELIVERED));
        rig.time.settle();
        return id;
    }

    private String queue(MessageId id) {
        Place place = rig.message(id).progress().place();
        return place == null ? "" : place.queue();
    }

    private static final class Recorder implements FinalSink {

        private final String name;
        private final List<String> taken = new ArrayList<>();
        private boolean fails;

        Recorder(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public boolean wants(MessageKind kind) {
            return kind == MessageKind.SUBMIT;
        }

        @Override
        public CompletionStage<?> take(Ending ending) {
            if (fails) {
                return ScriptedHooks.failed();
            }
            taken.add(ending.id());
            return CompletableFuture.completedFuture(null);
        }
    }
}
