package io.stonechat.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.Receipt;
import io.stonechat.session.Accepted;
import io.stonechat.session.Rejected;
import io.stonechat.store.DueQuery;
import io.stonechat.store.HistoryEntry;
import io.stonechat.store.MemoryStore;
import io.stonechat.store.MessageId;
import io.stonechat.store.Place;
import io.stonechat.store.StoredState;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What an operator or a script may do to stored messages. */
class OperationsTest {

    private static final String ACCOUNT = Place.accountQueue("acme");

    private final DeliveryRig rig = new DeliveryRig();

    @Test
    void a_retry_makes_a_waiting_message_due_now() {
        rig.a().answer(_ -> new Rejected(CommandStatus.ESME_RSUBMITFAIL));
        MessageId id = rig.accept("bind:a", "queue");
        rig.time.settle();
        assertThat(rig.a().sent()).hasSize(1);

        assertThat(retry(id)).isEqualTo(OperationResult.DONE);

        assertThat(rig.a().sent()).hasSize(2);
        assertThat(rig.message(id).progress().history())
                .extracting(HistoryEntry::kind)
                .contains(HistoryEntry.Kind.OPERATOR);
        assertThat(rig.events(MessageEvent.OperatorAction.class))
                .singleElement()
                .extracting(MessageEvent.OperatorAction::who)
                .isEqualTo("carol");
    }

    @Test
    void a_retry_sends_an_uncertain_message_without_further_waiting() {
        MessageId id = rig.accept("bind:a", "queue");
        rig.time.settle();
        rig.a().last().loseLink();
        assertThat(rig.state(id)).isEqualTo(StoredState.UNCERTAIN);

        rig.a().answer(_ -> new Accepted("up1"));
        assertThat(retry(id)).isEqualTo(OperationResult.DONE);

        rig.pass(Duration.ofSeconds(2));
        assertThat(rig.state(id)).isEqualTo(StoredState.SENT);
    }

    @Test
    void a_cancelled_message_ends_deleted_and_its_esme_is_told() {
        rig.a().bound(false);
        MessageId id = rig.accept("bind:a", "queue");

        assertThat(cancel(id)).isEqualTo(OperationResult.DONE);

        assertThat(rig.state(id)).isEqualTo(StoredState.DELETED);
        assertThat(rig.receipts()).singleElement().extracting(Receipt::stat).isEqualTo("DELETED");
        assertThat(cancel(id)).isEqualTo(OperationResult.ENDED);
    }

    @Test
    void what_was_sent_is_neither_cancelled_nor_retried() {
        rig.a().answer(_ -> new Accepted("up1"));
        MessageId id = rig.accept("bind:a", "queue");
        rig.time.settle();

        assertThat(cancel(id)).isEqualTo(OperationResult.OUT);
        assertThat(retry(id)).isEqualTo(OperationResult.OUT);

        rig.receive("a", DeliveryRig.receipt("up1", MessageState.DELIVERED));
        assertThat(retry(id)).isEqualTo(OperationResult.ENDED);
    }

    @Test
    void an_id_that_nobody_has_is_said_to_be_none() {
        assertThat(cancel(new MessageId(7))).isEqualTo(OperationResult.NO_SUCH_MESSAGE);
    }

    @Test
    void a_receipt_that_waits_for_its_esme_can_be_dropped() {
        rig.esmes.remove("acme");
        rig.a().answer(_ -> new Accepted("up1"));
        rig.accept("bind:a", "queue");
        rig.time.settle();
        rig.receive("a", DeliveryRig.receipt("up1", MessageState.DELIVERED));
        MessageId receipt =
                rig.store.due(DueQuery.head(ACCOUNT, Instant.MAX, 1)).getFirst().id();

        assertThat(cancel(receipt)).isEqualTo(OperationResult.DONE);

        assertThat(rig.store.count(ACCOUNT)).isZero();
    }

    @Test
    void a_store_that_no_delivery_runs_on_is_operated_on_too() {
        var store = new MemoryStore();
        var before = new DeliveryRig(DeliverySettings.DEFAULT, store);
        before.a().bound(false);
        MessageId id = before.accept("bind:a", "queue");
        before.delivery.close();

        var offline = Operations.offline(DeliverySettings.DEFAULT, store, before.ids, before.time);

        assertThat(offline.cancel(id, "carol").toCompletableFuture().resultNow())
                .isEqualTo(OperationResult.DONE);
        assertThat(store.find(id).orElseThrow().state()).isEqualTo(StoredState.DELETED);
    }

    private OperationResult retry(MessageId id) {
        return rig.await(rig.delivery.operations().retry(id, "carol"));
    }

    private OperationResult cancel(MessageId id) {
        return rig.await(rig.delivery.operations().cancel(id, "carol"));
    }
}
