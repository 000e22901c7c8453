package io.stonechat.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
    void one_batch_in_sixteen_is_measured_from_end_to_end() {
        try (DurableStore store = DurableStore.open(folder, Stores.OPTIONS)) {
            // So many that it is not by chance if none is measured.
            for (int id = 1; id <= 1_000; id++) {
                Stores.commit(store, Durability.WRITTEN, new Change.Put(Samples.message(id)));
            }
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> store.figures().commitTimes().count() > 0);
            assertThat(store.figures().commitTimes().count()).isLessThan(1_000);
        }
    }
}
