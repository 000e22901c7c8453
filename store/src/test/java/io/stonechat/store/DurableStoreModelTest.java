package io.stonechat.store;

import static io.stonechat.store.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is done to it, over restarts too, a durable store answers as one in memory does. */
class DurableStoreModelTest {

    private static final int STEPS = 1500;
    private static final int IDS = 40;
    private static final int PARENTS = 5;
    private static final List<String> QUEUES = List.of("bind:a", "bind:b", "account:acme", Place.RECEIPT);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void answers_as_a_store_in_memory_does(int seed) {
        var random = new Random(seed);
        var limits = new StoreLimits(30, 12);
        StoreOptions options = Stores.OPTIONS
                .with(limits)
                .with(new StoreOptions.MemoryUse(1 + random.nextInt(20), 1 << 13, 1 << 14, 1 << 20));
        try (var model = new MemoryStore(limits)) {
            DurableStore store = DurableStore.open(folder, options);
            try {
                for (int step = 0; step < STEPS; step++) {
                    if (random.nextInt(100) == 0) {
                        store.close();
                        store = DurableStore.open(folder, options);
                    }
                    Batch batch = batch(random, model);
                    assertThat(done(store, batch)).isEqualTo(done(model, batch));
                    compare(store, model, random);
                }
            } finally {
                store.close();
            }
        }
    }

    private static CommitResult done(MessageStore store, Batch batch) {
        return store.commit(batch).toCompletableFuture().join();
    }

    private static Batch batch(Random random, MessageStore model) {
        List<Change> changes = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            changes.add(change(random, model));
        }
        Durability durability = random.nextBoolean() ? Durability.DURABLE : Durability.WRITTEN;
        return new Batch(List.of(Purpose.values()).get(random.nextInt(4)), durability, changes);
    }

    private static Change change(Random random, MessageStore model) {
        MessageId id = new MessageId(1 + random.nextInt(IDS));
        StoredMessage known = model.find(id).orElse(null);
        if (known == null || random.nextInt(30) == 0) {
            return new Change.Put(fresh(random, id));
        }
        return switch (random.nextInt(10)) {
            case 0 -> new Change.Remove(id, known.version() + (random.nextInt(5) == 0 ? 1 : 0));
            case 1, 2 -> new Change.Correlate(tie(random, known));
            case 3 -> new Change.Uncorrelate(tie(random, known));
            case 4, 5 -> new Change.Replace(end(random, known));
            default -> new Change.Replace(next(random, known));
        };
    }

    private static StoredMessage fresh(Random random, MessageId id) {
        StoredMessage message = Samples.message(id.value(), random.nextInt(5), place(random));
        if (random.nextInt(3) == 0) {
            message = message.with(message.origin().withDedupKey("key" + random.nextInt(3)));
        }
        if (id.value() <= PARENTS) {
            message = message.with(new Lineage(null, 1, 3, null, "g"));
        } else if (random.nextInt(3) == 0) {
            MessageId parent = new MessageId(1 + random.nextInt(PARENTS));
            message = message.with(new Lineage(parent, 2 + random.nextInt(2), 3, null, "g"));
        }
        return message;
    }

    private static StoredMessage next(Random random, StoredMessage known) {
        StoredState state = List.of(StoredState.QUEUED, StoredState.ATTEMPTING, StoredState.SENT, StoredState.SCHEDULED)
                .get(random.nextInt(4));
        Progress progress = known.progress()
                .to(state, random.nextInt(8) == 0 ? null : place(random))
                .note(new HistoryEntry(time(random), HistoryEntry.Kind.ATTEMPT, 1, "a"));
        if (random.nextBoolean()) {
            progress = progress.with(Attempt.begin(progress.nextAttempt(), "a", "a", time(random))
                    .accepted("up" + random.nextInt(4)));
        } else if (!progress.attempts().isEmpty() && random.nextBoolean()) {
            progress = progress.without(progress.attempts().getFirst().number());
        }
        return known.with(progress);
    }

    private static StoredMessage end(Random random, StoredMessage known) {
        return known.with(known.progress()
                .end(
                        StoredState.DELIVERED,
                        time(random),
                        time(random).plus(Duration.ofDays(known.id().value()))));
    }

    private static Place place(Random random) {
        return new Place(QUEUES.get(random.nextInt(QUEUES.size())), time(random));
    }

    private static Instant time(Random random) {
        return NOON.plusMillis(random.nextInt(5000));
    }

    private static Correlation tie(Random random, StoredMessage message) {
        return new Correlation(
                "a",
                "up" + random.nextInt(4),
                message.id(),
                1,
                message.destination(),
                NOON.plusSeconds(random.nextInt(3)));
    }

    private static void compare(MessageStore store, MessageStore model, Random random) {
        MessageId id = new MessageId(1 + random.nextInt(IDS));
        assertThat(store.find(id)).isEqualTo(model.find(id));
        assertThat(store.queues()).isEqualTo(model.queues());
        assertThat(store.openMessages()).isEqualTo(model.openMessages());
        assertThat(store.highWaterMark()).isEqualTo(model.highWaterMark());
        for (String queue : model.queues()) {
            compareQueue(store, model, queue, random);
        }
        Instant now = NOON.plus(Duration.ofDays(1)).plusMillis(random.nextInt(3));
        assertThat(store.expired(now, 5)).isEqualTo(model.expired(now, 5));
        compareLookups(store, model, random);
    }

    private static void compareQueue(MessageStore store, MessageStore model, String queue, Random random) {
        DueQuery head = DueQuery.head(queue, time(random), 1 + random.nextInt(6));
        List<StoredMessage> due = model.due(head);
        assertThat(store.due(head)).isEqualTo(due);
        if (!due.isEmpty()) {
            assertThat(store.due(head.after(due.getLast()))).isEqualTo(model.due(head.after(due.getLast())));
        }
        assertThat(store.count(queue)).isEqualTo(model.count(queue));
        assertThat(store.nextDue(queue)).isEqualTo(model.nextDue(queue));
    }

    private static void compareLookups(MessageStore store, MessageStore model, Random random) {
        String up = "up" + random.nextInt(4);
        String key = "key" + random.nextInt(3);
        MessageId told = new MessageId(1 + random.nextInt(6));
        StoredMessage sample = Samples.message(1);
        assertThat(store.correlations("a", up)).isEqualTo(model.correlations("a", up));
        assertThat(store.deduplicated("acme", key)).isEqualTo(model.deduplicated("acme", key));
        assertThat(store.parts(told)).containsExactlyInAnyOrderElementsOf(model.parts(told));
        var query = new MessageQuery("acme", sample.destination(), null, 7);
        assertThat(store.open(query)).isEqualTo(model.open(query));
        var search = new MessageSearch(
                null,
                null,
                random.nextBoolean() ? sample.destination().address() : null,
                random.nextBoolean() ? up : null,
                null,
                null,
                random.nextBoolean() ? Set.of(StoredState.SENT) : Set.of(),
                random.nextBoolean() ? told : null,
                1 + random.nextInt(8));
        assertThat(store.search(search)).isEqualTo(model.search(search));
    }
}
