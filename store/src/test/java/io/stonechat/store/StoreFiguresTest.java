package io.stonechat.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store tells of its own work. */
class StoreFiguresTest {

    @TempDir
    Path folder;

    @Test
    void waits_are_told_as_counts_that_add_up() {
        try (DurableStore store = DurableStore.open(folder, Stores.OPTIONS)) {
            for (int id = 1; id <= 50; id++) {
                Stores.commit(store, Durability.DURABLE, new Change.Put(Samples.message(id)));
            }

            StoreFigures.Times syncs = store.figures().syncs();

            assertThat(syncs.count()).isPositive();
            assertThat(syncs.total()).isPositive().isGreaterThanOrEqualTo(syncs.p50());
            assertThat(new ArrayList<>(syncs.within().values())).isSorted();
            assertThat(syncs.within().lastEntry().getValue()).isLessThanOrEqualTo(syncs.count());
        }
    }

    @Test
    void batches_writes_and_octets_are_told_as_they_were() {
        try (DurableStore store = DurableStore.open(folder, Stores.OPTIONS)) {
            StoreFigures before = store.figures();
            for (int id = 1; id <= 10; id++) {
                Stores.commit(store, Durability.DURABLE, new Change.Put(Samples.message(id)));
            }
            StoreFigures ten = store.figures();
            assertThat(ten.commits() - before.commits()).isEqualTo(10);
            // Whoever waits for each before the next has a write for each.
            assertThat(ten.groups() - before.groups()).isEqualTo(10);

            Stores.commit(
                    store,
                    Durability.DURABLE,
                    new Change.Put(Samples.message(11)),
                    new Change.Put(Samples.message(12)));

            StoreFigures after = store.figures();
            assertThat(after.commits() - ten.commits()).isOne();
            assertThat(after.groups() - ten.groups()).isOne();
            long each = (ten.bytesLogged() - before.bytesLogged()) / 10;
            assertThat(each).isPositive();
            assertThat(after.bytesLogged() - ten.bytesLogged()).isBetween(each + each / 2, 2 * each);
        }
    }

    @Test
    void messages_are_counted_as_stored_as_open_and_as_changed_lately() {
        try (DurableStore store = DurableStore.open(folder, Stores.OPTIONS)) {
            Stores.commit(store, Durability.DURABLE, new Change.Put(Samples.message(1)));
            Stores.commit(store, Durability.DURABLE, new Change.Put(Samples.message(2)));
            Stores.commit(store, Durability.DURABLE, new Change.Put(Samples.ended(Samples.message(3))));

            assertThat(store.figures().stored()).isEqualTo(3);
            assertThat(store.figures().open()).isEqualTo(2);
            assertThat(store.figures().changed()).isEqualTo(3);
            assertThat(store.figures().checkpoints().count()).isZero();

            // It has all that is in memory written first.
            store.verify();

            assertThat(store.figures().stored()).isEqualTo(3);
            assertThat(store.figures().changed()).isZero();
            assertThat(store.figures().checkpoints().count()).isOne();
        }
    }

    @Test
    void times_are_told_as_they_were_measured() {
        Gauges gauges = new Gauges();
        gauges.committed(TimeUnit.MILLISECONDS.toNanos(3));
        gauges.committed(TimeUnit.MILLISECONDS.toNanos(30));
        gauges.synced(TimeUnit.MILLISECONDS.toNanos(2));
        gauges.checkpointed(TimeUnit.SECONDS.toNanos(2));

        StoreFigures figures = gauges.figures(0, 0, 0, new StoreHealth.Writable());

        assertThat(figures.commitTimes().count()).isEqualTo(2);
        assertThat(figures.commitTimes().total()).isCloseTo(Duration.ofMillis(33), Duration.ofMillis(1));
        assertThat(figures.commitTimes().within())
                .containsEntry(Duration.ofMillis(1), 0L)
                .containsEntry(Duration.ofMillis(5), 1L)
                .containsEntry(Duration.ofMillis(50), 2L);
        assertThat(figures.syncs().count()).isOne();
        assertThat(figures.syncs().within())
                .containsEntry(Duration.ofMillis(1), 0L)
                .containsEntry(Duration.ofMillis(5), 1L);
        assertThat(figures.checkpoints().count()).isOne();
        assertThat(figures.checkpoints().within())
                .containsEntry(Duration.ofSeconds(1), 0L)
                .containsEntry(Duration.ofMillis(2_500), 1L);
    }

    @Test
    void one_batch_in_sixteen_is_measured_from_end_to_end() {
        try (DurableStore store = DurableStore.open(folder, Stores.OPTIONS)) {
            // So many that it is not by chance if none is measured.
            for (int id = 1; id <= 1_000; id++) {
                Stores.commit(store, Durability.WRITTEN, new Change.Put(Samples.message(id)));
            }
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> store.figures().commitTimes().count() > 0);
            assertThat(store.figures().commitTimes().count()).isLessThan(1_000);
        }
    }
}
