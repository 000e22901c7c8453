package io.stonechat.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.session.Accepted;
import io.stonechat.session.Rejected;
import io.stonechat.session.Unknown;
import io.stonechat.store.MessageId;
import io.stonechat.store.StoredState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a script may decide about a failure, and apart from that about an unknown outcome. */
class FailureHookTest {

    private static final Rejected REFUSED = new Rejected(CommandStatus.ESME_RINVDSTADR);

    private final DeliveryRig rig = new DeliveryRig();
    private final ScriptedHooks hooks = rig.hooks.handle(HookKind.FAILURE, HookKind.UNKNOWN);

    @Test
    void a_refused_message_goes_along_another_chain_if_the_script_says_so() {
        rig.a().answer(_ -> REFUSED);
        rig.b().answer(_ -> new Accepted("b1"));
        hooks.onFailure =
                _ -> ScriptedHooks.answer(new FailureDecision.Divert(RouteChoice.of("bind:b"), rig.time.instant()));
        MessageId id = rig.accept("bind:a");
        assertThat(rig.state(id)).isEqualTo(StoredState.SENT);
        assertThat(rig.b().sent()).hasSize(1);
        assertThat(hooks.asked).containsExactly("on_failure PEER_REJECTED");
    }

    @Test
    void a_refused_message_is_tried_again_at_the_time_the_script_says() {
        rig.a().answer(_ -> rig.a().sent().isEmpty() ? REFUSED : new Accepted("a1"));
        hooks.onFailure = _ -> ScriptedHooks.answer(
                new FailureDecision.Retry(rig.time.instant().plusSeconds(60)));
        MessageId id = rig.accept("bind:a");
        rig.pass(Duration.ofSeconds(59));
        assertThat(rig.a().sent()).hasSize(1);
        rig.pass(Duration.ofSeconds(2));
        assertThat(rig.state(id)).isEqualTo(StoredState.SENT);
    }

    @Test
    void a_script_that_always_wants_it_again_at_once_does_not_spin() {
        rig.a().answer(_ -> REFUSED);
        hooks.onFailure = _ -> ScriptedHooks.answer(new FailureDecision.Retry(rig.time.instant()));
        rig.accept("bind:a");
        rig.pass(Duration.ofSeconds(10));
        assertThat(rig.a().sent()).hasSizeBetween(5, 11);
    }

    @Test
    void a_refused_message_ends_as_the_script_says() {
        rig.a().answer(_ -> REFUSED);
        hooks.onFailure = _ -> ScriptedHooks.answer(new FailureDecision.End(StoredState.UNDELIVERABLE));
        assertThat(rig.state(rig.accept("bind:a", "bind:b"))).isEqualTo(StoredState.UNDELIVERABLE);
        assertThat(rig.b().sent()).isEmpty();
    }

    @Test
    void a_script_that_leaves_it_or_fails_has_the_rules_decide() {
        rig.a().answer(_ -> new Rejected(CommandStatus.ESME_RSYSERR));
        hooks.onFailure = _ -> ScriptedHooks.answer(new FailureDecision.ByRule());
        rig.accept("bind:a", "bind:b");
        rig.time.settle();
        assertThat(rig.b().sent()).hasSize(1);
        hooks.onFailure = _ -> ScriptedHooks.failed();
        rig.accept("bind:a", "bind:b");
        rig.time.settle();
        assertThat(rig.b().sent()).hasSize(2);
    }

    @Test
    void a_throttled_message_is_parked_and_nobody_is_asked() {
        rig.a().answer(_ -> new Rejected(CommandStatus.ESME_RTHROTTLED));
        rig.accept("bind:a");
        rig.time.settle();
        assertThat(hooks.asked).isEmpty();
    }

    @Test
    void a_message_that_no_bind_can_take_for_long_is_asked_about_once() {
        rig.a().bound(false);
        hooks.onFailure = _ -> ScriptedHooks.answer(new FailureDecision.ByRule());
        MessageId id = rig.accept("bind:a", "queue");
        rig.pass(Duration.ofMinutes(10));
        assertThat(hooks.asked).containsExactly("on_failure PARKED_TOO_LONG");
        rig.a().answer(_ -> new Accepted("a1"));
        rig.a().bound(true);
        rig.delivery.bindReady("a");
        assertThat(rig.state(id)).isEqualTo(StoredState.SENT);
    }

    @Test
    void an_unknown_outcome_is_asked_about_apart_and_resent_elsewhere_only_if_the_script_says_so() {
        rig.a().answer(_ -> new Unknown("timeout"));
        rig.b().answer(_ -> new Accepted("b1"));
        hooks.onUnknown =
                _ -> ScriptedHooks.answer(new FailureDecision.Divert(RouteChoice.of("bind:b"), rig.time.instant()));
        MessageId id = rig.accept("bind:a", "queue");
        assertThat(rig.state(id)).isEqualTo(StoredState.SENT);
        assertThat(hooks.asked).containsExactly("on_unknown " + id);
    }

    @Test
    void a_late_response_counts_while_the_script_thinks() {
        rig.a().holdAnswers();
        hooks.onUnknown = _ -> ScriptedHooks.never();
        MessageId id = rig.accept("bind:a");
        rig.time.settle();
        rig.a().last().loseLink();
        rig.time.settle();
        rig.a().last().late().accept(new Accepted("a1"));
        assertThat(rig.state(id)).isEqualTo(StoredState.SENT);
    }

    @Test
    void a_crash_while_the_script_thinks_repeats_the_question_and_not_the_attempt() {
        rig.a().answer(_ -> REFUSED);
        hooks.onFailure = _ -> ScriptedHooks.never();
        MessageId id = rig.accept("bind:a");
        rig.time.settle();
        hooks.onFailure = _ -> ScriptedHooks.answer(new FailureDecision.End(StoredState.REJECTED));
        rig.crash();
        assertThat(rig.state(id)).isEqualTo(StoredState.REJECTED);
        assertThat(hooks.asked).hasSize(2);
        assertThat(rig.a().sent()).hasSize(1);
    }

    @Test
    void a_message_whose_script_never_answers_still_expires() {
        rig.a().answer(_ -> REFUSED);
        hooks.onFailure = _ -> ScriptedHooks.never();
        MessageId id = rig.accept("bind:a");
        rig.pass(Duration.ofHours(25));
        assertThat(rig.state(id)).isEqualTo(StoredState.EXPIRED);
    }

    @Test
    void the_esme_of_a_relayed_message_waits_for_no_script() {
        rig.a().answer(_ -> REFUSED);
        rig.await(rig.delivery.relay(rig.submission(DeliveryRig.text().build(), "bind:a"), Duration.ofSeconds(30)));
        assertThat(hooks.asked).isEmpty();
    }
}
