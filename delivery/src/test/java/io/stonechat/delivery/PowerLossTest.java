package io.stonechat.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.Receipt;
import io.stonechat.session.Accepted;
import io.stonechat.store.Attempt;
import io.stonechat.store.AttemptResult;
import io.stonechat.store.DueQuery;
import io.stonechat.store.DurableStore;
import io.stonechat.store.HistoryEntry;
import io.stonechat.store.MessageId;
import io.stonechat.store.MessageStore;
import io.stonechat.store.Place;
import io.stonechat.store.StoreOptions;
import io.stonechat.store.StoredState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DELIVERY §3: after a power loss each message that was due since the last fsync is unknown. */
class PowerLossTest {

    private static final StoreOptions OPTIONS = StoreOptions.DEFAULT.withReserve(0);

    @TempDir
    Path folder;

    private final List<MessageStore> stores = new ArrayList<>();

    @AfterEach
    void close() {
        stores.forEach(MessageStore::close);
    }

    @Test
    void what_was_due_may_have_been_sent_and_is_held_before_it_is_sent_again() throws Exception {
        DeliveryRig before = rig("store");
        before.a().bound(false);
        MessageId id = before.accept("bind:a", "queue");
        powerLoss();
        before.a().bound(true);
        before.delivery.bindReady("a");
        before.time.settle();
        assertThat(before.a().sent()).hasSize(1);

        DeliveryRig after = rig("lost");
        after.time.settle();

        assertThat(after.a().sent()).isEmpty();
        assertThat(after.state(id)).isEqualTo(StoredState.UNCERTAIN);
        assertThat(after.message(id).progress().attempts())
                .singleElement()
                .extracting(Attempt::target, Attempt::result)
                .containsExactly("a", AttemptResult.UNKNOWN);
        assertThat(after.message(id).progress().history())
                .extracting(HistoryEntry::detail)
                .anyMatch(line -> line.contains("when the power failed"));
        after.a().answer(_ -> new Accepted("up1"));
        after.pass(Duration.ofMinutes(1));
        assertThat(after.state(id)).isEqualTo(StoredState.SENT);
    }

    @Test
    void on_a_bind_that_sends_nothing_twice_it_ends_unknown() throws Exception {
        DeliveryRig before = rig("store");
        before.a().bound(false);
        MessageId id = before.accept("bind:a", "queue");
        powerLoss();

        DeliveryRig after = rig("lost", atMostOnce());
        after.a().answer(_ -> new Accepted("up1"));
        after.pass(Duration.ofMinutes(5));

        assertThat(after.a().sent()).isEmpty();
        assertThat(after.state(id)).isEqualTo(StoredState.UNKNOWN);
        assertThat(after.receipts()).singleElement().extracting(Receipt::stat).isEqualTo("UNKNOWN");
    }

    @Test
    void what_was_due_later_goes_on_as_if_nothing_had_happened() throws Exception {
        DeliveryRig before = rig("store");
        before.a().bound(false);
        MessageId id = before.accept(
                DeliveryRig.text().scheduleDeliveryTime("000000010000000R").build(), "bind:a", "queue");
        powerLoss();

        DeliveryRig after = rig("lost", atMostOnce());
        assertThat(after.message(id).progress().attempts()).isEmpty();
        after.a().answer(_ -> new Accepted("up1"));
        after.pass(Duration.ofMinutes(61));
        assertThat(after.state(id)).isEqualTo(StoredState.SENT);
    }

    @Test
    void an_esme_may_get_twice_what_waited_for_it_and_the_history_says_so() throws Exception {
        DeliveryRig before = rig("store");
        before.esmes.remove("acme");
        before.a().answer(_ -> new Accepted("up1"));
        before.accept("bind:a", "queue");
        before.time.settle();
        before.receive("a", DeliveryRig.receipt("up1", MessageState.DELIVERED));
        powerLoss();

        DeliveryRig after = rig("lost");
        MessageId receipt = after.store
                .due(DueQuery.head(Place.accountQueue("acme"), Instant.MAX, 1))
                .getFirst()
                .id();
        after.pass(Duration.ofMinutes(5));

        assertThat(after.receipts()).hasSize(1);
        assertThat(after.message(receipt).progress().attempts())
                .extracting(Attempt::result)
                .containsExactly(AttemptResult.UNKNOWN, AttemptResult.ACCEPTED);
    }

    @Test
    void a_second_start_doubts_nothing_more() throws Exception {
        DeliveryRig before = rig("store");
        before.a().bound(false);
        MessageId id = before.accept("bind:a", "queue");
        powerLoss();
        DeliveryRig after = rig("lost");
        after.a().bound(false);

        after.crash();

        assertThat(after.message(id).progress().attempts()).hasSize(1);
        assertThat(after.store.lostUntil()).isEqualTo(Optional.empty());
    }

    private static BindPolicy atMostOnce() {
        return BindPolicy.DEFAULT.withUnknown(OnUnknown.FINAL, Duration.ofSeconds(1));
    }

    private DeliveryRig rig(String name) {
        return rig(name, BindPolicy.DEFAULT);
    }

    private DeliveryRig rig(String name, BindPolicy policy) {
        MessageStore store = DurableStore.open(folder.resolve(name), OPTIONS);
        stores.add(store);
        return new DeliveryRig(DeliverySettings.DEFAULT, _ -> new PromptStore(store).asStore(), policy);
    }

    /** What is left of the store as it is now when the machine starts anew. */
    private void powerLoss() throws IOException {
        Path from = folder.resolve("store");
        Path to = folder.resolve("lost");
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else if (Files.exists(file)) {
                    Files.copy(file, copy);
                }
            }
        }
        Path note = to.resolve("running");
        // The store goes by the clock of the machine, and delivery here by one of its own.
        Files.writeString(
                note,
                Files.readString(note)
                        .replaceFirst("boot \\S*", "boot of-another-start")
                        .replaceFirst("until \\S+", "until 2026-11-20T12:00:20Z"));
    }
}
