package io.stonechat.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.MessageState;
import io.stonechat.session.Accepted;
import io.stonechat.store.MemoryStore;
import io.stonechat.store.MessageId;
import io.stonechat.store.StoredState;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** DELIVERY §2: nothing is acknowledged that is not durable. */
class StoreTroubleTest {

    private final StallingStore store = new StallingStore(new MemoryStore());
    private final DeliveryRig rig = new DeliveryRig(DeliverySettings.DEFAULT, store);

    @Test
    void what_is_not_durable_in_time_is_refused_and_not_sent_later() {
        store.stall();
        CompletableFuture<Acceptance> answer = accept();
        assertThat(answer).isNotDone();
        rig.pass(Duration.ofSeconds(6));
        assertThat(answer.resultNow())
                .isInstanceOfSatisfying(
                        Acceptance.Refused.class,
                        refused -> assertThat(refused.status()).isEqualTo(CommandStatus.ESME_RSYSERR));
        store.recover();
        rig.pass(Duration.ofMinutes(10));
        assertThat(rig.a().sent()).isEmpty();
        assertThat(store.openMessages()).isZero();
        assertThat(rig.delivered).isEmpty();
    }

    @Test
    void a_slow_store_that_is_in_time_is_waited_for() {
        store.stall();
        CompletableFuture<Acceptance> answer = accept();
        rig.pass(Duration.ofSeconds(4));
        store.recover();
        rig.time.settle();
        assertThat(answer.resultNow()).isInstanceOf(Acceptance.Accepted.class);
        assertThat(rig.a().sent()).hasSize(1);
    }

    @Test
    void a_store_that_fails_acknowledges_nothing() {
        store.fail();
        assertThat(accept().resultNow())
                .isInstanceOfSatisfying(
                        Acceptance.Refused.class,
                        refused -> assertThat(refused.status()).isEqualTo(CommandStatus.ESME_RSYSERR));
        assertThat(rig.receive("a", DeliveryRig.receipt("up1", MessageState.DELIVERED)))
                .isEqualTo(CommandStatus.ESME_RX_T_APPN);
        assertThat(rig.await(rig.delivery.mobileOriginated(
                        "a", Optional.of("acme"), DeliveryRig.receipt("up1", MessageState.DELIVERED))))
                .isEqualTo(CommandStatus.ESME_RX_T_APPN);
    }

    @Test
    void nothing_is_sent_whose_attempt_could_not_be_recorded() {
        rig.a().bound(false);
        MessageId id = rig.accept("bind:a", "queue");
        rig.a().bound(true);
        store.fail();
        rig.delivery.bindReady("a");
        rig.pass(Duration.ofSeconds(30));
        assertThat(rig.a().sent()).isEmpty();
        rig.a().answer(_ -> new Accepted("up1"));
        store.recover();
        rig.pass(Duration.ofSeconds(30));
        assertThat(rig.state(id)).isEqualTo(StoredState.SENT);
    }

    private CompletableFuture<Acceptance> accept() {
        var answer = rig.delivery
                .accept(rig.submission(DeliveryRig.text().build(), "bind:a", "queue"))
                .toCompletableFuture();
        rig.time.settle();
        return answer;
    }
}
