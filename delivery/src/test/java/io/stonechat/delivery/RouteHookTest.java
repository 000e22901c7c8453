package io.stonechat.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.session.Accepted;
import io.stonechat.session.Rejected;
import io.stonechat.store.HistoryEntry;
import io.stonechat.store.MessageId;
import io.stonechat.store.StoredState;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** DELIVERY §8: the script that chooses routes sees the attempts so far, may rewrite, tag and hold; its decision is stored. */
class RouteHookTest {

    private final DeliveryRig rig = new DeliveryRig();
    private final ScriptedHooks hooks = rig.hooks.handle(HookKind.ROUTE);

    @Test
    void a_message_without_a_chain_takes_the_one_that_the_script_chooses() {
        hooks.onRoute = _ -> ScriptedHooks.answer(ScriptedHooks.send("bind:b", "queue"));
        MessageId id = rig.accept();
        rig.time.settle();
        assertThat(rig.b().sent()).hasSize(1);
        assertThat(rig.a().sent()).isEmpty();
        assertThat(rig.message(id).progress().history())
                .extracting(HistoryEntry::detail)
                .contains("on_route: bind:b, queue");
    }

    @Test
    void a_message_with_a_chain_is_none_of_its_business() {
        rig.accept("bind:b");
        rig.time.settle();
        assertThat(hooks.asked).isEmpty();
        assertThat(rig.b().sent()).hasSize(1);
    }

    @Test
    void a_scheduled_message_is_asked_about_when_it_is_due() {
        hooks.onRoute = _ -> ScriptedHooks.answer(ScriptedHooks.send("bind:a"));
        rig.accept(DeliveryRig.text().scheduleDeliveryTime("000000010000000R").build());
        rig.pass(Duration.ofMinutes(59));
        assertThat(hooks.asked).isEmpty();
        rig.pass(Duration.ofMinutes(2));
        assertThat(rig.a().sent()).hasSize(1);
    }

    @Test
    void what_it_rewrites_is_sent_and_the_receipt_names_what_was_submitted() {
        rig.a().answer(_ -> new Accepted("up1"));
        hooks.onRoute = message -> ScriptedHooks.answer(new RouteDecision.Send(
                RouteChoice.of("bind:a"),
                new RouteDecision.Changes(
                        ((SubmitSm) message.pdu())
                                .toBuilder().destination("31699999999").build(),
                        Map.of("tariff", "night"))));
        MessageId id = rig.accept();
        rig.time.settle();
        assertThat(rig.a().last().submit().destination().address()).isEqualTo("31699999999");
        assertThat(rig.message(id).attributes()).containsEntry("tariff", "night");
        rig.receive("a", DeliveryRig.receipt("up1", MessageState.DELIVERED, "31699999999"));
        rig.time.settle();
        assertThat(rig.delivered)
                .singleElement()
                .satisfies(pdu -> assertThat(pdu.source().address()).isEqualTo(DeliveryRig.TO));
    }

    @Test
    void a_message_that_it_holds_is_asked_about_again() {
        hooks.onRoute = message -> ScriptedHooks.answer(
                hooks.asked.size() == 1
                        ? new RouteDecision.Hold(rig.time.instant().plusSeconds(3600), RouteDecision.Changes.NONE)
                        : ScriptedHooks.send("bind:a"));
        rig.accept();
        rig.pass(Duration.ofMinutes(59));
        assertThat(rig.a().sent()).isEmpty();
        rig.pass(Duration.ofMinutes(2));
        assertThat(rig.a().sent()).hasSize(1);
        assertThat(rig.events(MessageEvent.Held.class)).hasSize(1);
    }

    @Test
    void a_message_that_it_refuses_ends_with_a_receipt() {
        hooks.onRoute =
                _ -> ScriptedHooks.answer(new RouteDecision.Refuse(StoredState.REJECTED, RouteDecision.Changes.NONE));
        MessageId id = rig.accept();
        assertThat(rig.state(id)).isEqualTo(StoredState.REJECTED);
        assertThat(rig.receipts())
                .singleElement()
                .satisfies(receipt -> assertThat(receipt.stat()).isEqualTo("REJECTD"));
    }

    @Test
    void a_script_that_fails_or_chooses_what_is_no_chain_leaves_it_to_the_rules() {
        rig.accept();
        rig.time.settle();
        assertThat(rig.a().sent()).hasSize(1);
        hooks.onRoute = _ -> ScriptedHooks.answer(ScriptedHooks.send("ims:home"));
        rig.accept();
        rig.time.settle();
        assertThat(rig.a().sent()).hasSize(2);
    }

    @Test
    void a_handler_that_is_gone_leaves_what_waited_for_it_to_the_rules() {
        hooks.onRoute = _ -> ScriptedHooks.answer(
                new RouteDecision.Hold(rig.time.instant().plusSeconds(60), RouteDecision.Changes.NONE));
        rig.accept();
        rig.time.settle();
        hooks.handled.clear();
        rig.pass(Duration.ofSeconds(61));
        assertThat(rig.a().sent()).hasSize(1);
    }

    @Test
    void it_is_asked_again_when_the_retries_start_from_the_first_step_and_sees_the_attempts() {
        rig.a().answer(_ -> new Rejected(CommandStatus.ESME_RSYSERR));
        hooks.onRoute = message -> ScriptedHooks.answer(
                message.progress().attempts().isEmpty()
                        ? ScriptedHooks.send("bind:a", "queue")
                        : ScriptedHooks.send("bind:b", "queue"));
        rig.accept();
        rig.pass(Duration.ofSeconds(11));
        assertThat(hooks.asked).hasSize(2);
        assertThat(rig.b().sent()).hasSize(1);
    }

    @Test
    void a_crash_before_the_answer_repeats_the_question_and_loses_nothing() {
        hooks.onRoute = _ -> ScriptedHooks.never();
        rig.accept();
        rig.time.settle();
        hooks.onRoute = _ -> ScriptedHooks.answer(ScriptedHooks.send("bind:a"));
        rig.crash();
        rig.time.settle();
        assertThat(hooks.asked).hasSize(2);
        assertThat(rig.a().sent()).hasSize(1);
    }

    @Test
    void nobody_is_asked_before_scripts_are_loaded() {
        hooks.onRoute = _ -> ScriptedHooks.answer(ScriptedHooks.send("bind:a"));
        hooks.ready = false;
        rig.accept();
        rig.pass(Duration.ofSeconds(10));
        assertThat(rig.a().sent()).isEmpty();
        hooks.ready = true;
        rig.delivery.hooksReady();
        rig.pass(Duration.ofSeconds(1));
        assertThat(rig.a().sent()).hasSize(1);
        assertThat(hooks.asked).hasSize(1);
    }

    @Test
    void one_slow_answer_holds_up_the_others_for_a_moment_only_and_other_accounts_not_at_all() {
        CompletableFuture<RouteDecision> slow = new CompletableFuture<>();
        hooks.onRoute = message -> hooks.asked.size() == 1 ? slow : ScriptedHooks.answer(ScriptedHooks.send("bind:a"));
        rig.accept(DeliveryRig.text().serviceType("slow").build());
        rig.accept(DeliveryRig.text().serviceType("next").build());
        rig.await(rig.delivery.accept(Submission.of(
                Requester.of("other"), DeliveryRig.text().serviceType("other").build(), rig.time.instant(), 99)));
        rig.time.settle();
        assertThat(rig.a().sent())
                .extracting(sent -> sent.submit().serviceType())
                .containsExactly("other");
        rig.pass(Duration.ofMillis(300));
        assertThat(rig.a().sent())
                .extracting(sent -> sent.submit().serviceType())
                .containsExactly("other", "next");
        slow.complete(ScriptedHooks.send("bind:a"));
        rig.time.settle();
        assertThat(rig.a().sent()).hasSize(3);
    }

    @Test
    void quick_answers_keep_the_order_of_the_messages() {
        CompletableFuture<RouteDecision> first = new CompletableFuture<>();
        hooks.onRoute = message -> hooks.asked.size() == 1 ? first : ScriptedHooks.answer(ScriptedHooks.send("bind:a"));
        rig.accept(DeliveryRig.text().serviceType("one").build());
        rig.accept(DeliveryRig.text().serviceType("two").build());
        rig.pass(Duration.ofMillis(100));
        first.complete(ScriptedHooks.send("bind:a"));
        rig.time.settle();
        assertThat(rig.a().sent())
                .extracting(sent -> sent.submit().serviceType())
                .containsExactly("one", "two");
    }

    @Test
    void a_cancelled_message_is_not_sent_whatever_the_script_answers() {
        CompletableFuture<RouteDecision> late = new CompletableFuture<>();
        hooks.onRoute = _ -> late;
        MessageId id = rig.accept();
        rig.time.settle();
        rig.await(rig.delivery.operations().cancel(id, "test"));
        late.complete(ScriptedHooks.send("bind:a"));
        assertThat(rig.state(id)).isEqualTo(StoredState.DELETED);
        assertThat(rig.a().sent()).isEmpty();
    }
}
