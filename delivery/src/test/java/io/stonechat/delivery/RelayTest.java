package io.stonechat.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.MessageState;
import io.stonechat.session.Accepted;
import io.stonechat.session.Rejected;
import io.stonechat.store.MessageId;
import io.stonechat.store.StoredState;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** DELIVERY §2: the ESME waits for the upstream. */
class RelayTest {

    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final DeliveryRig rig = new DeliveryRig();

    @Test
    void the_esme_is_answered_with_our_id_when_the_upstream_has_accepted() {
        CompletableFuture<Acceptance> answer = relay("bind:a");
        assertThat(answer).isNotDone();
        rig.a().last().accept("up1");
        MessageId id = accepted(answer);
        rig.receive("a", DeliveryRig.receipt("up1", MessageState.DELIVERED));
        assertThat(rig.state(id)).isEqualTo(StoredState.DELIVERED);
        assertThat(rig.receipts())
                .singleElement()
                .satisfies(receipt -> assertThat(receipt.id()).isEqualTo(id.toString()));
    }

    @Test
    void a_refusal_is_told_with_the_upstreams_status_and_brings_no_receipt() {
        CompletableFuture<Acceptance> answer = relay("bind:a");
        rig.a().last().reject(CommandStatus.ESME_RINVDSTADR);
        assertThat(refused(answer)).isEqualTo(CommandStatus.ESME_RINVDSTADR);
        rig.pass(Duration.ofDays(5));
        assertThat(rig.delivered).isEmpty();
        assertThat(rig.events(MessageEvent.FinalState.class)).hasSize(1);
    }

    @Test
    void it_goes_along_the_chain_while_the_esme_waits() {
        rig.a().bound(false);
        rig.b().answer(_ -> new Accepted("up1"));
        assertThat(rig.state(accepted(relay("bind:a", "bind:b")))).isEqualTo(StoredState.SENT);
        rig.a().bound(true);
        rig.a().answer(_ -> new Rejected(CommandStatus.ESME_RTHROTTLED));
        rig.delivery.bindReady("a");
        assertThat(rig.state(accepted(relay("bind:a", "bind:b")))).isEqualTo(StoredState.SENT);
    }

    @Test
    void with_queue_at_the_end_of_the_chain_it_is_kept() {
        rig.a().bound(false);
        MessageId id = accepted(relay("bind:a", "queue"));
        assertThat(rig.state(id)).isEqualTo(StoredState.QUEUED);
        rig.a().bound(true);
        rig.a().answer(_ -> new Accepted("up1"));
        rig.pass(Duration.ofMinutes(1));
        assertThat(rig.state(id)).isEqualTo(StoredState.SENT);
    }

    @Test
    void without_a_link_it_is_refused() {
        rig.a().bound(false);
        assertThat(refused(relay("bind:a"))).isEqualTo(CommandStatus.ESME_RSYSERR);
    }

    @Test
    void no_answer_in_time_is_a_refusal_and_what_comes_later_is_kept_but_not_told() {
        CompletableFuture<Acceptance> answer = relay("bind:a");
        rig.pass(DEADLINE);
        assertThat(refused(answer)).isEqualTo(CommandStatus.ESME_RSYSERR);
        rig.a().last().accept("up1");
        rig.receive("a", DeliveryRig.receipt("up1", MessageState.DELIVERED));
        rig.time.settle();
        assertThat(rig.events(MessageEvent.FinalState.class)).hasSize(1);
        assertThat(rig.delivered).isEmpty();
    }

    @Test
    void a_lost_link_is_a_refusal_and_never_sent_again() {
        CompletableFuture<Acceptance> answer = relay("bind:a", "queue");
        rig.a().last().loseLink();
        assertThat(refused(answer)).isEqualTo(CommandStatus.ESME_RSYSERR);
        rig.pass(Duration.ofDays(2));
        assertThat(rig.a().sent()).hasSize(1);
        assertThat(rig.events(MessageEvent.FinalState.class)).hasSize(1);
    }

    private CompletableFuture<Acceptance> relay(String... chain) {
        var answer = rig.delivery
                .relay(rig.submission(DeliveryRig.text().build(), chain), DEADLINE)
                .toCompletableFuture();
        rig.time.settle();
        return answer;
    }

    private MessageId accepted(CompletableFuture<Acceptance> answer) {
        rig.time.settle();
        return ((Acceptance.Accepted) answer.resultNow()).id();
    }

    private CommandStatus refused(CompletableFuture<Acceptance> answer) {
        rig.time.settle();
        return ((Acceptance.Refused) answer.resultNow()).status();
    }
}
