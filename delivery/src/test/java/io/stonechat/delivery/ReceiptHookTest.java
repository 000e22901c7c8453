package io.stonechat.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.Receipt;
import io.stonechat.session.Accepted;
import io.stonechat.store.MemoryStore;
import io.stonechat.store.MessageId;
import io.stonechat.store.StoredState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What a script may decide about receipts and about messages from handsets. */
class ReceiptHookTest {

    private final DeliveryRig rig = new DeliveryRig();
    private final ScriptedHooks hooks = rig.hooks.handle(HookKind.RECEIPT, HookKind.UNMATCHED_RECEIPT, HookKind.MO);

    @Test
    void a_receipt_may_tell_the_esme_something_else_and_the_message_ends_as_it_did() {
        hooks.onReceipt =
                _ -> ScriptedHooks.answer(new ReceiptDecision.Rewrite(MessageState.UNDELIVERABLE, "042", "sorry"));
        MessageId id = sent();
        rig.receive("a", DeliveryRig.receipt("up1", MessageState.DELIVERED));
        assertThat(rig.state(id)).isEqualTo(StoredState.DELIVERED);
        Receipt told = rig.receipts().getFirst();
        assertThat(told.stat()).isEqualTo("UNDELIV");
        assertThat(told.err()).isEqualTo("042");
        assertThat(told.text()).isEqualTo("sorry");
        assertThat(told.dlvrd()).isZero();
    }

    @Test
    void a_receipt_may_be_kept_from_the_esme_and_the_message_ends_all_the_same() {
        hooks.onReceipt = _ -> ScriptedHooks.answer(new ReceiptDecision.Drop());
        MessageId id = sent();
        rig.receive("a", DeliveryRig.receipt("up1", MessageState.DELIVERED));
        assertThat(rig.state(id)).isEqualTo(StoredState.DELIVERED);
        assertThat(rig.receipts()).isEmpty();
    }

    @Test
    void a_script_that_fails_keeps_no_receipt_back() {
        MessageId id = sent();
        rig.receive("a", DeliveryRig.receipt("up1", MessageState.DELIVERED));
        assertThat(rig.state(id)).isEqualTo(StoredState.DELIVERED);
        assertThat(rig.receipts()).hasSize(1);
    }

    @Test
    void doubled_receipts_and_those_after_the_end_are_not_asked_about() {
        hooks.onReceipt = _ -> ScriptedHooks.answer(new ReceiptDecision.Pass());
        sent();
        rig.receive("a", DeliveryRig.receipt("up1", MessageState.DELIVERED));
        rig.receive("a", DeliveryRig.receipt("up1", MessageState.DELIVERED));
        rig.receive("a", DeliveryRig.receipt("up1", MessageState.EXPIRED));
        assertThat(hooks.asked).containsExactly("on_receipt a");
    }

    @Test
    void an_unmatched_receipt_goes_to_the_message_that_the_script_names() {
        MessageId id = sent();
        hooks.onUnmatched = _ -> ScriptedHooks.answer(new UnmatchedDecision.ToMessage(id));
        rig.pass(Duration.ofMinutes(1));
        assertThat(rig.receive("a", DeliveryRig.receipt("other", MessageState.DELIVERED)))
                .isEqualTo(CommandStatus.ESME_ROK);
        assertThat(rig.state(id)).isEqualTo(StoredState.DELIVERED);
        assertThat(rig.receipts()).hasSize(1);
        assertThat(rig.events(MessageEvent.ReceiptUnmatched.class)).hasSize(1);
    }

    @Test
    void an_unmatched_receipt_goes_to_the_account_that_the_script_names_as_it_came() {
        hooks.onUnmatched = _ -> ScriptedHooks.answer(new UnmatchedDecision.ToAccount("acme"));
        DeliverSm receipt = DeliveryRig.receipt("foreign", MessageState.DELIVERED);
        rig.pass(Duration.ofMinutes(1));
        rig.receive("a", receipt);
        rig.time.settle();
        assertThat(rig.receipts()).extracting(Receipt::id).containsExactly("foreign");
    }

    @Test
    void an_early_receipt_that_nothing_matches_later_is_handed_over_then() {
        hooks.onUnmatched = _ -> ScriptedHooks.answer(new UnmatchedDecision.Leave());
        rig.a().holdAnswers();
        rig.accept("bind:a");
        rig.time.settle();
        rig.receive("a", DeliveryRig.receipt("early", MessageState.DELIVERED));
        rig.time.settle();
        assertThat(hooks.asked).isEmpty();
        rig.pass(Duration.ofMinutes(5));
        assertThat(hooks.asked).containsExactly("on_unmatched_receipt a");
        assertThat(rig.events(MessageEvent.ReceiptUnmatched.class)).hasSize(1);
    }

    @Test
    void an_unmatched_receipt_is_kept_whatever_the_script_does_and_asked_about_again_after_a_crash() {
        hooks.onUnmatched = _ -> ScriptedHooks.never();
        rig.pass(Duration.ofMinutes(1));
        assertThat(rig.receive("a", DeliveryRig.receipt("lost", MessageState.DELIVERED)))
                .isEqualTo(CommandStatus.ESME_ROK);
        rig.time.settle();
        hooks.onUnmatched = _ -> ScriptedHooks.failed();
        rig.crash();
        rig.time.settle();
        assertThat(hooks.asked).hasSize(2);
        assertThat(rig.events(MessageEvent.ReceiptUnmatched.class)).hasSize(1);
    }

    @Test
    void a_message_from_a_handset_goes_to_each_account_that_the_script_names() {
        rig.esmes.put("other", new Accepted(""));
        hooks.onMo = _ -> ScriptedHooks.answer(new MoDecision.Deliver(List.of("acme", "other")));
        assertThat(rig.await(fromHandset(Optional.empty()))).isEqualTo(CommandStatus.ESME_ROK);
        rig.time.settle();
        assertThat(rig.delivered).hasSize(2);
    }

    @Test
    void it_is_stored_for_all_of_them_at_once_or_not_at_all() {
        StallingStore store = new StallingStore(new MemoryStore());
        DeliveryRig troubled = new DeliveryRig(DeliverySettings.DEFAULT, store);
        troubled.hooks.handle(HookKind.MO).onMo =
                _ -> ScriptedHooks.answer(new MoDecision.Deliver(List.of("acme", "other", "acme")));
        store.stall();
        DeliverSm pdu =
                DeliverSm.builder().source(DeliveryRig.TO).destination("12345").build();
        var answer = troubled.delivery.fromHandset("a", Optional.empty(), pdu).toCompletableFuture();
        troubled.time.settle();

        assertThat(store.stalled())
                .singleElement()
                .satisfies(batch -> assertThat(batch.changes()).hasSize(2));
        assertThat(answer).isNotDone();
        store.recover();
        assertThat(troubled.await(answer)).isEqualTo(CommandStatus.ESME_ROK);
        assertThat(troubled.delivery.waiting("other")).isEqualTo(1);
    }

    @Test
    void a_message_from_a_handset_is_refused_if_the_script_says_so() {
        hooks.onMo = _ -> ScriptedHooks.answer(new MoDecision.Reject(CommandStatus.ESME_RX_P_APPN));
        assertThat(rig.await(fromHandset(Optional.of("acme")))).isEqualTo(CommandStatus.ESME_RX_P_APPN);
        rig.time.settle();
        assertThat(rig.delivered).isEmpty();
    }

    @Test
    void a_script_that_fails_or_has_no_opinion_leaves_a_message_from_a_handset_to_the_rules() {
        assertThat(rig.await(fromHandset(Optional.of("acme")))).isEqualTo(CommandStatus.ESME_ROK);
        hooks.onMo = _ -> ScriptedHooks.answer(new MoDecision.ByRules());
        assertThat(rig.await(fromHandset(Optional.of("acme")))).isEqualTo(CommandStatus.ESME_ROK);
        rig.time.settle();
        assertThat(rig.delivered).hasSize(2);
        assertThat(hooks.asked).containsExactly("on_mo acme", "on_mo acme");
    }

    private CompletionStage<CommandStatus> fromHandset(Optional<String> ruled) {
        DeliverSm pdu =
                DeliverSm.builder().source(DeliveryRig.TO).destination("12345").build();
        return rig.delivery.fromHandset("a", ruled, pdu);
    }

    private MessageId sent() {
        rig.a().answer(_ -> new Accepted("up1"));
        MessageId id = rig.accept("bind:a");
        rig.time.settle();
        return id;
    }
}
