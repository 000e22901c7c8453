package io.stonechat.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.Octets;
import io.stonechat.session.Accepted;
import io.stonechat.store.Attempt;
import io.stonechat.store.AttemptResult;
import io.stonechat.store.Change;
import io.stonechat.store.HistoryEntry;
import io.stonechat.store.MemoryStore;
import io.stonechat.store.MessageId;
import io.stonechat.store.StoredMessage;
import io.stonechat.store.StoredState;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A message for which there is room begins its first attempt in the commit that stores it, and overtakes nothing. */
class FirstAttemptTest {

    private final StallingStore store = new StallingStore(new MemoryStore());
    private final DeliveryRig rig = new DeliveryRig(DeliverySettings.DEFAULT, store);

    /** A lane has looked at its queue and found nothing more. */
    @BeforeEach
    void nothingWaits() {
        rig.accept("bind:a", "queue");
        rig.a().last().accept("up0");
        rig.time.settle();
        rig.a().sent().clear();
        rig.events.clear();
    }

    @Test
    void the_attempt_is_stored_with_the_message_and_told_after_its_acceptance() {
        MessageId id = rig.accept("bind:a", "queue");

        StoredMessage message = rig.message(id);
        assertThat(rig.a().sent()).hasSize(1);
        assertThat(message.version()).isEqualTo(1);
        assertThat(message.state()).isEqualTo(StoredState.ATTEMPTING);
        assertThat(message.progress().attempts()).extracting(Attempt::result).containsExactly(AttemptResult.OPEN);
        assertThat(message.progress().history())
                .extracting(HistoryEntry::kind)
                .containsExactly(HistoryEntry.Kind.ACCEPTED, HistoryEntry.Kind.ATTEMPT);
        assertThat(rig.events)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("Accepted", "Routed", "AttemptStarted");
        assertThat(rig.events)
                .extracting(event -> event.head().id())
                .containsExactly(new EventId(id, 1, 0), new EventId(id, 1, 1), new EventId(id, 1, 2));
    }

    @Test
    void so_is_that_of_a_receipt_for_an_esme_that_is_there() {
        rig.receive("a", DeliveryRig.receipt("up0", MessageState.DELIVERED));
        rig.time.settle();
        rig.accept("bind:a", "queue");
        rig.a().last().accept("up1");
        rig.time.settle();
        rig.events.clear();
        store.stall();

        var answer = rig.delivery.receipt("a", DeliveryRig.receipt("up1", MessageState.DELIVERED));
        rig.time.settle();

        assertThat(store.stalled())
                .singleElement()
                .satisfies(batch -> assertThat(batch.changes())
                        .anySatisfy(change -> assertThat(change)
                                .isInstanceOfSatisfying(
                                        Change.Put.class,
                                        put -> assertThat(put.message().state()).isEqualTo(StoredState.ATTEMPTING))));
        assertThat(rig.delivered).hasSize(1);
        store.recover();
        rig.time.settle();
        assertThat(rig.delivered).hasSize(2);
        assertThat(answer.toCompletableFuture().resultNow()).isEqualTo(CommandStatus.ESME_ROK);
    }

    @Test
    void nothing_is_sent_before_it_is_stored() {
        store.stall();
        CompletableFuture<Acceptance> answer = answerTo("first");

        assertThat(rig.a().sent()).isEmpty();

        store.recover();
        rig.time.settle();
        assertThat(answer.resultNow()).isInstanceOf(Acceptance.Accepted.class);
        assertThat(texts()).containsExactly("first");
    }

    @Test
    void what_waits_goes_before_what_is_new() {
        rig.a().bound(false);
        submit("first");
        submit("second");
        rig.a().bound(true);
        submit("third");
        rig.delivery.bindReady("a");
        submit("fourth");

        rig.pass(Duration.ofSeconds(2));

        assertThat(texts()).containsExactly("first", "second", "third", "fourth");
    }

    @Test
    void what_finds_no_room_waits_in_its_order_until_something_lands() {
        rig.a().window(2);
        for (String text : List.of("1", "2", "3", "4", "5", "6", "7")) {
            submit(text);
        }
        assertThat(texts()).containsExactly("1", "2");

        while (rig.a().sent().size() < 7) {
            int before = rig.a().sent().size();
            rig.a().sent().forEach(sent -> sent.answer().complete(new Accepted("up")));
            rig.time.settle();
            assertThat(rig.a().sent()).hasSizeGreaterThan(before);
        }
        assertThat(texts()).containsExactly("1", "2", "3", "4", "5", "6", "7");
    }

    @Test
    void a_message_that_could_not_be_stored_takes_no_room() {
        rig.a().window(1);
        store.fail();
        for (int i = 0; i < 5; i++) {
            assertThat(answerTo("refused").resultNow()).isInstanceOf(Acceptance.Refused.class);
        }
        store.recover();

        submit("taken");

        assertThat(texts()).containsExactly("taken");
    }

    @Test
    void what_is_not_durable_in_time_is_not_sent_though_it_had_begun_and_takes_no_room() {
        rig.a().window(1);
        store.stall();
        CompletableFuture<Acceptance> answer = answerTo("late");
        rig.pass(Duration.ofSeconds(6));
        assertThat(answer.resultNow()).isInstanceOf(Acceptance.Refused.class);

        store.recover();
        rig.pass(Duration.ofMinutes(10));

        assertThat(rig.a().sent()).isEmpty();
        submit("in time");
        assertThat(texts()).containsExactly("in time");
    }

    @Test
    void a_drain_takes_back_what_has_begun_and_is_not_sent() {
        store.stall();
        CompletableFuture<Acceptance> answer = answerTo("first");
        var drained = rig.delivery.drain(Duration.ofSeconds(30)).toCompletableFuture();
        rig.time.settle();
        assertThat(drained).isNotDone();

        store.recover();
        rig.pass(Duration.ofSeconds(1));

        assertThat(drained).isCompletedWithValue(0);
        assertThat(rig.a().sent()).isEmpty();
        var id = ((Acceptance.Accepted) answer.resultNow()).id();
        assertThat(rig.state(id)).isEqualTo(StoredState.QUEUED);
        assertThat(rig.message(id).progress().attempts()).isEmpty();
    }

    @Test
    void what_is_scheduled_waits_for_its_time_and_holds_nobody_up() {
        rig.accept(DeliveryRig.text().scheduleDeliveryTime("261120150000000+").build(), "bind:a", "queue");
        submit("now");

        assertThat(texts()).containsExactly("now");
        rig.pass(Duration.ofHours(3));
        assertThat(rig.a().sent()).hasSize(2);
    }

    private void submit(String text) {
        assertThat(answerTo(text).resultNow()).isInstanceOf(Acceptance.Accepted.class);
    }

    private CompletableFuture<Acceptance> answerTo(String text) {
        var pdu = DeliveryRig.text()
                .shortMessage(Octets.of(text.getBytes(US_ASCII)))
                .build();
        var answer = rig.delivery.accept(rig.submission(pdu, "bind:a", "queue")).toCompletableFuture();
        rig.time.settle();
        return answer;
    }

    private List<String> texts() {
        return rig.a().sent().stream()
                .map(sent -> new String(sent.submit().shortMessage().toByteArray(), US_ASCII))
                .toList();
    }
}
