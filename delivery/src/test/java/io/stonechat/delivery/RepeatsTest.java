package io.stonechat.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.session.Rejected;
import io.stonechat.store.MemoryStore;
import io.stonechat.store.MessageId;
import io.stonechat.store.StoredState;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** DELIVERY §6: what an ESME sends again, and what it sends in the place of another. */
class RepeatsTest {

    private final StallingStore store = new StallingStore(new MemoryStore());
    private final DeliveryRig rig = new DeliveryRig(DeliverySettings.DEFAULT, store);

    @Test
    void a_repeat_within_the_window_is_answered_with_the_first_id_and_sent_once() {
        rig.policy(EsmePolicy.DEFAULT.withDedup(Duration.ofMinutes(10)));
        MessageId first = rig.accept(numbered(1), "bind:a");
        rig.pass(Duration.ofMinutes(9));
        assertThat(rig.accept(numbered(2), "bind:a")).isEqualTo(first);
        assertThat(rig.a().sent()).hasSize(1);
        assertThat(rig.events(MessageEvent.Deduplicated.class))
                .singleElement()
                .satisfies(event -> assertThat(event.head().message()).isEqualTo(first));
    }

    @Test
    void after_the_window_and_without_one_it_is_another_message() {
        rig.policy(EsmePolicy.DEFAULT.withDedup(Duration.ofMinutes(10)));
        MessageId first = rig.accept(numbered(1), "bind:a");
        rig.pass(Duration.ofMinutes(11));
        MessageId second = rig.accept(numbered(2), "bind:a");
        assertThat(second).isNotEqualTo(first);
        rig.policy(EsmePolicy.DEFAULT);
        assertThat(rig.accept(numbered(3), "bind:a")).isNotEqualTo(second);
    }

    @Test
    void what_differs_in_anything_is_no_repeat() {
        rig.policy(EsmePolicy.DEFAULT.withDedup(Duration.ofMinutes(10)));
        MessageId first = rig.accept("bind:a");
        assertThat(rig.accept(DeliveryRig.text().protocolId(1).build(), "bind:a"))
                .isNotEqualTo(first);
        assertThat(rig.accept(DeliveryRig.text().destination("49999").build(), "bind:a"))
                .isNotEqualTo(first);
    }

    @Test
    void repeats_at_the_same_time_are_one_message() {
        rig.policy(EsmePolicy.DEFAULT.withDedup(Duration.ofMinutes(10)));
        store.stall();
        CompletionStage<Acceptance> first = rig.delivery.accept(rig.submission(numbered(1), "bind:a"));
        CompletionStage<Acceptance> second = rig.delivery.accept(rig.submission(numbered(2), "bind:a"));
        assertThat(second.toCompletableFuture()).isNotDone();
        store.recover();
        assertThat(rig.await(second)).isEqualTo(rig.await(first)).isInstanceOf(Acceptance.Accepted.class);
        assertThat(rig.a().sent()).hasSize(1);
    }

    @Test
    void a_repeat_is_known_after_a_restart() {
        rig.policy(EsmePolicy.DEFAULT.withDedup(Duration.ofMinutes(10)));
        MessageId first = rig.accept("bind:a");
        rig.delivery.close();
        rig.delivery = rig.start(DeliverySettings.DEFAULT);
        assertThat(rig.accept("bind:a")).isEqualTo(first);
    }

    @Test
    void what_was_refused_may_come_again() {
        rig.policy(EsmePolicy.DEFAULT.withDedup(Duration.ofMinutes(10)));
        rig.a().answer(_ -> new Rejected(CommandStatus.ESME_RINVDSTADR));
        for (int i = 0; i < 2; i++) {
            var answer = rig.delivery.relay(rig.submission(numbered(i), "bind:a"), Duration.ofSeconds(5));
            rig.time.settle();
            assertThat(rig.await(answer)).isInstanceOf(Acceptance.Refused.class);
        }
        assertThat(rig.a().sent()).hasSize(2);
    }

    @Test
    void replace_if_present_replaces_what_has_not_gone_on_and_keeps_its_id() {
        rig.a().bound(false);
        MessageId first = rig.accept(replacing("one"), "bind:a", "queue");
        assertThat(rig.accept(replacing("two"), "bind:a", "queue")).isEqualTo(first);
        rig.a().bound(true);
        rig.delivery.bindReady("a");
        rig.time.settle();
        assertThat(rig.a().sent()).hasSize(1);
        assertThat(rig.a().last().submit().shortMessage()).isEqualTo(octets("two"));
        assertThat(rig.events(MessageEvent.Replaced.class)).hasSize(1);
    }

    @Test
    void what_has_gone_on_is_not_replaced_any_more() {
        MessageId first = rig.accept(replacing("one"), "bind:a");
        rig.time.settle();
        MessageId second = rig.accept(replacing("two"), "bind:a");
        assertThat(second).isNotEqualTo(first);
        rig.time.settle();
        assertThat(rig.a().sent()).hasSize(2);
        assertThat(rig.state(first)).isEqualTo(StoredState.ATTEMPTING);
    }

    @Test
    void only_the_same_addresses_service_type_and_account_are_replaced() {
        rig.a().bound(false);
        MessageId first = rig.accept(replacing("one"), "bind:a", "queue");
        SubmitSm other = replacing("two");
        assertThat(rig.accept(other.toBuilder().serviceType("WAP").build(), "bind:a", "queue"))
                .isNotEqualTo(first);
        assertThat(rig.accept(other.toBuilder().source("54321").build(), "bind:a", "queue"))
                .isNotEqualTo(first);
        var stranger = Submission.of(Requester.of("stranger"), other, rig.time.instant(), 99)
                .via("bind:a", "queue");
        assertThat(((Acceptance.Accepted) rig.await(rig.delivery.accept(stranger))).id())
                .isNotEqualTo(first);
        assertThat(rig.message(first).pdu().body()).isEqualTo(octets("one"));
    }

    private static SubmitSm numbered(int sequence) {
        return DeliveryRig.text().sequenceNumber(sequence).build();
    }

    private static SubmitSm replacing(String text) {
        return DeliveryRig.text()
                .replaceIfPresentFlag(1)
                .shortMessage(octets(text))
                .build();
    }

    private static Octets octets(String text) {
        return Octets.of(text.getBytes(US_ASCII));
    }
}
