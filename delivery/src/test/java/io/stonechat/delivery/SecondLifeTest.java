package io.stonechat.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.Receipt;
import io.stonechat.session.Accepted;
import io.stonechat.session.Rejected;
import io.stonechat.store.HistoryEntry;
import io.stonechat.store.MemoryStore;
import io.stonechat.store.MessageId;
import io.stonechat.store.MessageKind;
import io.stonechat.store.MessageSearch;
import io.stonechat.store.Place;
import io.stonechat.store.StoredMessage;
import io.stonechat.store.StoredState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What has ended badly is tried once more when somebody asks for it. */
class SecondLifeTest {

    private final DeliveryRig rig = new DeliveryRig();

    @Test
    void a_failed_message_is_sent_anew_as_another_and_keeps_the_end_that_was_told() {
        MessageId id = rejected();
        assertThat(rig.receipts()).singleElement().extracting(Receipt::stat).isEqualTo("REJECTD");
        rig.a().answer(_ -> new Accepted("up2"));

        assertThat(retry(id)).isEqualTo(OperationResult.DONE);

        StoredMessage old = rig.message(id);
        MessageId second = MessageId.parse(String.valueOf(old.attributes().get("retried_as")))
                .orElseThrow();
        assertThat(old.state()).isEqualTo(StoredState.REJECTED);
        assertThat(history(old)).contains("retry as " + second + " by carol");
        assertThat(rig.state(second)).isEqualTo(StoredState.SENT);
        assertThat(rig.message(second).attributes()).containsEntry("retry_of", id.toString());
        assertThat(history(rig.message(second))).contains("retry of " + id + " by carol");
        rig.receive("a", DeliveryRig.receipt("up2", MessageState.DELIVERED));
        assertThat(rig.state(second)).isEqualTo(StoredState.DELIVERED);
        assertThat(rig.receipts()).hasSize(1);
    }

    @Test
    void that_is_done_once() {
        MessageId id = rejected();

        assertThat(retry(id)).isEqualTo(OperationResult.DONE);
        assertThat(retry(id)).isEqualTo(OperationResult.RETRIED);

        assertThat(rig.a().sent()).hasSize(2);
    }

    @Test
    void its_second_life_is_as_long_as_the_first_was() {
        rig.a().bound(false);
        MessageId id =
                rig.accept(DeliveryRig.text().validityPeriod("000000010000000R").build(), "bind:a", "queue");
        rig.pass(Duration.ofHours(2));
        assertThat(rig.state(id)).isEqualTo(StoredState.EXPIRED);

        assertThat(retry(id)).isEqualTo(OperationResult.DONE);

        StoredMessage second = newest(MessageKind.SUBMIT);
        assertThat(second.times().validUntil()).isEqualTo(rig.time.instant().plus(Duration.ofHours(1)));
        assertThat(second.state()).isEqualTo(StoredState.QUEUED);
    }

    @Test
    void what_was_delivered_or_cancelled_stays_so() {
        rig.a().answer(_ -> new Accepted("up1"));
        MessageId delivered = rig.accept("bind:a", "queue");
        rig.time.settle();
        rig.receive("a", DeliveryRig.receipt("up1", MessageState.DELIVERED));
        rig.a().bound(false);
        MessageId cancelled = rig.accept("bind:a", "queue");
        rig.await(rig.delivery.operations().cancel(cancelled, "carol"));

        assertThat(retry(delivered)).isEqualTo(OperationResult.ENDED);
        assertThat(retry(cancelled)).isEqualTo(OperationResult.ENDED);
    }

    @Test
    void a_delivery_that_expired_before_its_esme_came_back_is_put_back() {
        rig.esmes.remove("acme");
        rig.await(rig.delivery.mobileOriginated("a", Optional.of("acme"), mo()));
        rig.pass(Duration.ofDays(3).plusSeconds(2));
        StoredMessage expired = newest(MessageKind.MO);
        assertThat(expired.state()).isEqualTo(StoredState.EXPIRED);
        rig.esmes.put("acme", new Accepted(""));
        rig.delivery.accountReady("acme");

        assertThat(retry(expired.id())).isEqualTo(OperationResult.DONE);

        rig.pass(Duration.ofSeconds(5));
        assertThat(rig.delivered).hasSize(1);
        assertThat(rig.state(expired.id())).isEqualTo(StoredState.DELIVERED);
        assertThat(history(rig.message(expired.id()))).contains("retry by carol");
    }

    @Test
    void a_dead_letter_goes_to_whoever_wants_it_now() {
        rig.await(rig.delivery.fromHandset("a", Optional.empty(), mo()));
        MessageId id = newest(MessageKind.MO).id();
        assertThat(retry(id)).isEqualTo(OperationResult.NO_OWNER);

        rig.esmes.put("other", new Accepted(""));
        rig.hooks.handle(HookKind.MO).onMo =
                _ -> ScriptedHooks.answer(new MoDecision.Deliver(List.of("acme", "other")));
        assertThat(retry(id)).isEqualTo(OperationResult.DONE);

        rig.time.settle();
        assertThat(rig.delivered).hasSize(2);
        assertThat(rig.state(id)).isEqualTo(StoredState.DELIVERED);
        assertThat(rig.message(id).origin().account()).isEqualTo("acme");
    }

    @Test
    void a_dead_letter_of_a_full_mailbox_waits_for_room() {
        DeliveryRig small = new DeliveryRig(
                DeliverySettings.DEFAULT.with(new MailboxSettings(Duration.ofSeconds(10), Duration.ofDays(3), 1, 10)),
                new MemoryStore());
        small.esmes.clear();
        small.await(small.delivery.mobileOriginated("a", Optional.of("acme"), mo()));
        small.await(small.delivery.mobileOriginated("a", Optional.of("acme"), mo()));
        StoredMessage dead = small.store.search(MessageSearch.all(10)).getLast();
        assertThat(dead.state()).isEqualTo(StoredState.DEAD_LETTER);

        assertThat(small.await(small.delivery.operations().retry(dead.id(), "carol")))
                .isEqualTo(OperationResult.MAILBOX_FULL);

        small.esmes.put("acme", new Accepted(""));
        small.delivery.accountReady("acme");
        small.time.settle();
        assertThat(small.await(small.delivery.operations().retry(dead.id(), "carol")))
                .isEqualTo(OperationResult.DONE);
        small.time.settle();
        assertThat(small.delivered).hasSize(2);
    }

    @Test
    void what_could_not_be_read_is_kept_and_not_retried() {
        Octets frame = Octets.of(new byte[] {0, 0, 0, 17, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 1, 7});
        assertThat(rig.await(rig.delivery.setAside("a", frame, "it ends too early")))
                .isEqualTo(CommandStatus.ESME_ROK);

        StoredMessage kept = newest(MessageKind.MO);
        assertThat(kept.state()).isEqualTo(StoredState.DEAD_LETTER);
        assertThat(kept.pdu().body()).isEqualTo(frame);
        assertThat(kept.attributes()).containsEntry(Delivery.UNREADABLE, "it ends too early");
        assertThat(rig.events(MessageEvent.DeadLettered.class)).hasSize(1);
        assertThat(retry(kept.id())).isEqualTo(OperationResult.UNREADABLE);
    }

    @Test
    void a_receipt_that_matched_nothing_is_looked_up_once_more() {
        rig.receive("a", DeliveryRig.receipt("lost", MessageState.DELIVERED));
        rig.pass(Duration.ofMinutes(3));
        StoredMessage unmatched = newest(MessageKind.UPSTREAM_RECEIPT);
        assertThat(unmatched.state()).isEqualTo(StoredState.UNMATCHED);
        rig.a().answer(_ -> new Accepted("lost"));
        MessageId id = rig.accept("bind:a", "queue");
        rig.time.settle();

        assertThat(retry(unmatched.id())).isEqualTo(OperationResult.DONE);

        rig.pass(Duration.ofSeconds(2));
        assertThat(rig.state(id)).isEqualTo(StoredState.DELIVERED);
    }

    @Test
    void what_no_gateway_runs_on_is_put_back_along_its_old_way() {
        MessageId id = rejected();
        rig.delivery.close();

        var offline = Operations.offline(DeliverySettings.DEFAULT, rig.store, rig.ids, rig.time);

        assertThat(offline.retry(id, "carol").toCompletableFuture().resultNow()).isEqualTo(OperationResult.DONE);
        StoredMessage second = newest(MessageKind.SUBMIT);
        assertThat(second.route().chain()).containsExactly("bind:a", "queue");
        assertThat(second.progress().place()).extracting(Place::queue).isEqualTo(Place.bindQueue("a"));
    }

    private MessageId rejected() {
        rig.a().answer(_ -> new Rejected(CommandStatus.ESME_RINVDSTADR));
        MessageId id = rig.accept("bind:a", "queue");
        assertThat(rig.state(id)).isEqualTo(StoredState.REJECTED);
        return id;
    }

    private OperationResult retry(MessageId id) {
        OperationResult result = rig.await(rig.delivery.operations().retry(id, "carol"));
        rig.time.settle();
        return result;
    }

    private StoredMessage newest(MessageKind kind) {
        return rig.store.search(MessageSearch.all(1000)).reversed().stream()
                .filter(message -> message.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> history(StoredMessage message) {
        return message.progress().history().stream().map(HistoryEntry::detail).toList();
    }

    private static DeliverSm mo() {
        return DeliverSm.builder()
                .source(DeliveryRig.TO)
                .destination("12345")
                .shortMessage(Octets.of("hello".getBytes(StandardCharsets.US_ASCII)))
                .build();
    }
}
