package io.stonechat.store;

import static io.stonechat.store.Samples.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found after a crash: all that was called durable, and nothing by halves. */
class DurableStoreCrashTest {

    private static final int PAIRS = 60;
    private static final int MESSAGES = 20;
    private static final int CHANGES = 500;

    @TempDir
    Path folder;

    @Test
    void a_log_that_ends_anywhere_gives_whole_batches_up_to_there() throws Exception {
        Path store = folder.resolve("store");
        StoreOptions options = Stores.OPTIONS.with(new StoreOptions.MemoryUse(1000, 4096, 1 << 18, 1 << 20));
        Path crashed = folder.resolve("crashed");
        try (DurableStore open = DurableStore.open(store, options)) {
            Stores.commit(open, Durability.DURABLE, new Change.Put(message(1)));
            Stores.commit(open, Durability.DURABLE, new Change.Put(message(2)), new Change.Put(message(3)));
            Stores.copy(store, crashed);
        }
        Path log = onlyLog(crashed);
        byte[] whole = Files.readAllBytes(log);
        int end = end(whole);
        for (int length = LogSegment.HEADER; length <= end; length += length > end - 40 ? 1 : 13) {
            Path cut = folder.resolve("cut" + length);
            Stores.copy(crashed, cut);
            byte[] torn = new byte[whole.length];
            System.arraycopy(whole, 0, torn, 0, length);
            Files.write(onlyLog(cut), torn);
            try (DurableStore open = DurableStore.open(cut, options)) {
                List<Long> found = ids(open);
                assertThat(found).isIn(List.of(), List.of(1L), List.of(1L, 2L, 3L));
                assertThat(found.size() == 3).isEqualTo(length == end);
                assertThat(open.count("bind:a")).isEqualTo(found.size());
            }
        }
    }

    private static int end(byte[] log) {
        int end = log.length;
        while (log[end - 1] == 0) {
            end--;
        }
        return end;
    }

    @Test
    void what_was_called_durable_is_there_after_a_crash_at_any_moment() throws Exception {
        var random = new Random(7);
        StoreOptions options = Stores.OPTIONS.with(new StoreOptions.MemoryUse(3, 4096, 1 << 14, 1 << 20));
        Path store = folder.resolve("store");
        try (DurableStore open = DurableStore.open(store, options)) {
            for (int pair = 0; pair < PAIRS; pair++) {
                long first = 2L * pair + 1;
                Stores.commit(
                        open, Durability.DURABLE, new Change.Put(message(first)), new Change.Put(message(first + 1)));
                if (random.nextInt(6) == 0) {
                    Path crashed = folder.resolve("crashed" + pair);
                    Stores.copy(store, crashed);
                    verifyCrashed(crashed, options, first + 1);
                }
            }
        }
    }

    @Test
    void what_changes_while_an_earlier_change_is_being_written_cold_is_there_after_a_crash_at_any_moment()
            throws Exception {
        var random = new Random(11);
        StoreOptions options = Stores.OPTIONS.with(new StoreOptions.MemoryUse(8, 1 << 14, 1 << 15, 1 << 20));
        Path store = folder.resolve("store");
        try (DurableStore open = DurableStore.open(store, options)) {
            long[] versions = new long[MESSAGES];
            for (int step = 0; step < CHANGES; step++) {
                int which = random.nextInt(MESSAGES);
                change(open, which + 1, step);
                versions[which]++;
                if (random.nextInt(25) == 0) {
                    Path crashed = folder.resolve("crashed" + step);
                    Stores.copy(store, crashed);
                    verifyVersions(crashed, options, versions);
                }
            }
        }
        try (DurableStore open = DurableStore.open(store, options)) {
            assertThat(open.verify().problems()).isEmpty();
        }
    }

    private static void change(DurableStore store, long id, int step) {
        Place place = Place.forBind("a", Samples.NOON.plusSeconds(step));
        Change change = store.find(new MessageId(id))
                .<Change>map(
                        known -> new Change.Replace(known.with(known.progress().to(StoredState.QUEUED, place))))
                .orElseGet(() -> new Change.Put(message(id)));
        Stores.commit(store, Durability.DURABLE, change);
    }

    private static void verifyVersions(Path crashed, StoreOptions options, long[] versions) {
        try (DurableStore open = DurableStore.open(crashed, options)) {
            for (int i = 0; i < versions.length; i++) {
                assertThat(open.find(new MessageId(i + 1L)).map(StoredMessage::version))
                        .isEqualTo(versions[i] == 0 ? Optional.empty() : Optional.of(versions[i]));
            }
            assertThat(open.verify().problems()).isEmpty();
        }
    }

    private static void verifyCrashed(Path crashed, StoreOptions options, long last) {
        try (DurableStore open = DurableStore.open(crashed, options)) {
            assertThat(ids(open)).hasSize((int) last);
            assertThat(open.highWaterMark()).hasValue(last);
            assertThat(open.verify().problems()).isEmpty();
        }
    }

    @Test
    void damage_before_what_was_durable_is_told_with_file_and_offset() throws Exception {
        Path store = folder.resolve("store");
        Path crashed = folder.resolve("crashed");
        try (DurableStore open = DurableStore.open(store, Stores.OPTIONS)) {
            for (long id = 1; id <= 5; id++) {
                Stores.commit(open, Durability.DURABLE, new Change.Put(message(id)));
            }
            Stores.copy(store, crashed);
        }
        Path log = onlyLog(crashed);
        byte[] octets = Files.readAllBytes(log);
        octets[60] ^= 1;
        Files.write(log, octets);
        assertThatThrownBy(() -> DurableStore.open(crashed, Stores.OPTIONS))
                .isInstanceOf(StoreFormatException.class)
                .hasMessageContaining(log.toString())
                .hasMessageContaining("offset")
                .hasMessageContaining("backup");
        assertThat(StoreVerifier.verify(crashed).problems())
                .singleElement()
                .asString()
                .contains("damaged");
    }

    private static Path onlyLog(Path store) throws IOException {
        List<LogSegment> segments = LogSegment.list(store.resolve(DurableStore.LOG));
        assertThat(segments).hasSize(1);
        return segments.getFirst().file();
    }

    private static List<Long> ids(MessageStore store) {
        List<Long> ids = new ArrayList<>();
        store.search(MessageSearch.all(1000))
                .forEach(message -> ids.add(message.id().value()));
        return ids;
    }
}
