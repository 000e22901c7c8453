package io.stonechat.store;

import static io.stonechat.store.Samples.NOON;
import static io.stonechat.store.Samples.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store does when its disk does not do what it must. */
class DurableStoreTroubleTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long MIB = 1 << 20;

    @TempDir
    Path folder;

    private final FaultyFiles disk = new FaultyFiles();

    @Test
    void a_full_disk_refuses_and_loses_nothing_and_recovers_by_itself() throws Exception {
        try (DurableStore store = open(Stores.OPTIONS)) {
            commit(store, Purpose.SUBMIT, new Change.Put(message(1)));
            disk.full(true);
            assertThat(commit(store, Purpose.SUBMIT, new Change.Put(message(2))))
                    .isInstanceOfSatisfying(
                            CommitResult.Full.class,
                            full -> assertThat(full.reason()).contains("No space left"));
            // What the disk refused is remembered for a second: a machine that stands still longer asks again.
            await().atMost(PATIENCE).until(() -> {
                assertThat(commit(store, Purpose.OUTCOME, new Change.Remove(new MessageId(1), 1)))
                        .isInstanceOf(CommitResult.Full.class);
                return store.health() instanceof StoreHealth.Low;
            });
            assertThat(store.find(new MessageId(1))).isPresent();
            disk.full(false);
            await().atMost(PATIENCE).until(() -> store.health() instanceof StoreHealth.Writable);
            assertThat(commit(store, Purpose.SUBMIT, new Change.Put(message(3))))
                    .isEqualTo(new CommitResult.Committed());
        }
        try (DurableStore store = open(Stores.OPTIONS)) {
            assertThat(store.find(new MessageId(1))).isPresent();
            assertThat(store.find(new MessageId(2))).isEmpty();
            assertThat(store.find(new MessageId(3))).isPresent();
        }
    }

    @Test
    void what_was_refused_by_a_full_disk_is_not_found_after_a_crash() throws Exception {
        try (DurableStore store = open(Stores.OPTIONS)) {
            commit(store, Purpose.SUBMIT, new Change.Put(message(1)));
            disk.full(true);
            commit(store, Purpose.SUBMIT, new Change.Put(message(2)), new Change.Put(message(3)));
            disk.full(false);
            commit(store, Purpose.OUTCOME, new Change.Remove(new MessageId(1), 1));
            Stores.copy(folder.resolve("store"), folder.resolve("crashed"));
        }
        try (DurableStore store = DurableStore.open(folder.resolve("crashed"), Stores.OPTIONS)) {
            assertThat(store.search(MessageSearch.all(10))).isEmpty();
        }
    }

    @Test
    void below_its_reserve_it_refuses_submits_then_mo_then_receipts_never_outcomes() throws Exception {
        try (DurableStore store = open(Stores.OPTIONS.withReserve(100 * MIB))) {
            assertThat(refused(store, 101)).isEmpty();
            assertThat(refused(store, 99)).containsExactly(Purpose.SUBMIT);
            assertThat(refused(store, 74)).containsExactly(Purpose.SUBMIT, Purpose.MO);
            assertThat(refused(store, 1)).containsExactly(Purpose.SUBMIT, Purpose.MO, Purpose.RECEIPT);
            assertThat(commit(store, Purpose.SUBMIT, new Change.Put(message(1))))
                    .isInstanceOf(CommitResult.Full.class);
            assertThat(commit(store, Purpose.OUTCOME, new Change.Put(message(1))))
                    .isEqualTo(new CommitResult.Committed());
            assertThat(refused(store, 200)).isEmpty();
        }
    }

    @Test
    void room_isMeasuredBeforeTheFirstMessage_andStandsWhileTheDiskDoesNotTell() throws Exception {
        disk.usable(99 * MIB);
        try (DurableStore store = open(Stores.OPTIONS.withReserve(100 * MIB))) {
            disk.fallSilent();
            assertThat(commit(store, Purpose.SUBMIT, new Change.Put(message(1))))
                    .isInstanceOf(CommitResult.Full.class);
            assertThat(refused(store.health())).containsExactly(Purpose.SUBMIT);
        }
    }

    private List<Purpose> refused(DurableStore store, long mib) {
        disk.usable(mib * MIB);
        List<Purpose> expected = Stream.of(Purpose.values())
                .filter(purpose -> switch (purpose) {
                    case SUBMIT -> mib < 100;
                    case MO -> mib < 75;
                    case RECEIPT -> mib < 50;
                    case OUTCOME -> false;
                })
                .toList();
        await().atMost(PATIENCE).until(() -> refused(store.health()), expected::equals);
        return refused(store.health());
    }

    private static List<Purpose> refused(StoreHealth health) {
        return switch (health) {
            case StoreHealth.Writable _ -> List.of();
            case StoreHealth.Low(var refused, var _) ->
                refused.stream().sorted().toList();
            case StoreHealth.ReadOnly _ -> List.of(Purpose.values());
        };
    }

    @Test
    void after_a_failed_fsync_nothing_pending_succeeds_and_none_is_tried_again_while_reads_go_on() throws Exception {
        try (DurableStore store = open(Stores.OPTIONS)) {
            commit(store, Purpose.SUBMIT, new Change.Put(message(1)));
            disk.forget();
            assertThat(store.commit(batch(Purpose.SUBMIT, Durability.DURABLE, new Change.Put(message(2)))))
                    .failsWithin(PATIENCE)
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(StoreException.class);
            int forces = disk.forces();
            assertThat(store.commit(batch(Purpose.OUTCOME, Durability.WRITTEN, new Change.Put(message(3)))))
                    .failsWithin(PATIENCE)
                    .withThrowableOfType(ExecutionException.class)
                    .withMessageContaining("opened anew");
            assertThat(disk.forces()).isEqualTo(forces);
            assertThat(store.health()).isInstanceOf(StoreHealth.ReadOnly.class);
            assertThat(store.find(new MessageId(1))).isPresent();
            assertThat(store.find(new MessageId(2))).isEmpty();
        }
        try (DurableStore store = DurableStore.open(folder.resolve("store"), Stores.OPTIONS)) {
            assertThat(store.find(new MessageId(1))).isPresent();
            assertThat(store.find(new MessageId(2))).isEmpty();
            assertThat(store.openMessages()).isEqualTo(1);
            assertThat(store.health()).isEqualTo(new StoreHealth.Writable());
        }
    }

    @Test
    void a_dying_disk_turns_it_read_only() throws Exception {
        try (DurableStore store = open(Stores.OPTIONS)) {
            commit(store, Purpose.SUBMIT, new Change.Put(message(1)));
            disk.breakDown();
            assertThat(store.commit(batch(Purpose.OUTCOME, Durability.WRITTEN, new Change.Put(message(2)))))
                    .failsWithin(PATIENCE)
                    .withThrowableOfType(ExecutionException.class)
                    .withMessageContaining("Input/output error");
            assertThat(store.health()).isInstanceOf(StoreHealth.ReadOnly.class);
            assertThat(store.find(new MessageId(1))).isPresent();
        }
    }

    @Test
    void while_the_disk_hangs_what_needs_no_wait_is_stored_and_what_is_new_is_not_seen() throws Exception {
        try (DurableStore store = open(Stores.OPTIONS)) {
            commit(store, Purpose.SUBMIT, new Change.Put(message(1)));
            disk.stall();
            CompletableFuture<CommitResult> waiting = store.commit(
                            batch(Purpose.SUBMIT, Durability.DURABLE, new Change.Put(message(2))))
                    .toCompletableFuture();
            StoredMessage read = store.find(new MessageId(1)).orElseThrow();
            var next = new Change.Replace(read.with(read.progress().to(StoredState.SENT, null)));
            assertThat(Stores.commit(store, Durability.WRITTEN, next)).isEqualTo(new CommitResult.Committed());
            assertThat(waiting).isNotDone();
            assertThat(store.find(new MessageId(2))).isEmpty();
            assertThat(store.due(DueQuery.head("bind:a", NOON, 10))).isEmpty();
            disk.goOn();
            assertThat(waiting.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(new CommitResult.Committed());
            assertThat(store.due(DueQuery.head("bind:a", NOON, 10))).hasSize(1);
        }
    }

    @Test
    void what_is_new_can_be_taken_back_while_the_disk_hangs_and_is_never_seen() throws Exception {
        try (DurableStore store = open(Stores.OPTIONS)) {
            disk.stall();
            CompletableFuture<CommitResult> waiting = store.commit(
                            batch(Purpose.SUBMIT, Durability.DURABLE, new Change.Put(message(2))))
                    .toCompletableFuture();
            assertThat(Stores.commit(store, Durability.WRITTEN, new Change.Remove(new MessageId(2), 1)))
                    .isEqualTo(new CommitResult.Committed());
            disk.goOn();
            waiting.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(store.find(new MessageId(2))).isEmpty();
            assertThat(store.openMessages()).isZero();
            assertThat(store.count("bind:a")).isZero();
        }
    }

    private DurableStore open(StoreOptions options) {
        return DurableStore.open(folder.resolve("store"), options, disk);
    }

    private static Batch batch(Purpose purpose, Durability durability, Change... changes) {
        return new Batch(purpose, durability, List.of(changes));
    }

    private static CommitResult commit(MessageStore store, Purpose purpose, Change... changes) throws Exception {
        return store.commit(batch(purpose, Durability.DURABLE, changes))
                .toCompletableFuture()
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
}
