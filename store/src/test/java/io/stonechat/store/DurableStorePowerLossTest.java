package io.stonechat.store;

import static io.stonechat.store.Samples.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A power loss is told from the end of a process, and what it may have taken is told until somebody has seen to it. */
class DurableStorePowerLossTest {

    @TempDir
    Path folder;

    @Test
    void the_end_of_a_process_takes_nothing() {
        try (DurableStore open = DurableStore.open(store(), Stores.OPTIONS)) {
            Stores.commit(open, Durability.WRITTEN, new Change.Put(message(1)));
            Stores.copy(store(), crashed());
        }
        try (DurableStore open = DurableStore.open(crashed(), Stores.OPTIONS)) {
            assertThat(open.lostUntil()).isEmpty();
            assertThat(open.find(new MessageId(1))).isPresent();
        }
    }

    @Test
    void a_new_store_and_one_that_was_closed_before_the_machine_started_anew_have_lost_nothing() throws Exception {
        try (DurableStore open = DurableStore.open(store(), Stores.OPTIONS)) {
            assertThat(open.lostUntil()).isEmpty();
        }
        startAnew(store());
        try (DurableStore open = DurableStore.open(store(), Stores.OPTIONS)) {
            assertThat(open.lostUntil()).isEmpty();
        }
    }

    @Test
    void after_a_power_loss_it_says_until_when_something_may_have_begun_that_it_does_not_know() throws Exception {
        Instant before = Instant.now();
        try (DurableStore open = DurableStore.open(store(), Stores.OPTIONS)) {
            Stores.commit(open, Durability.DURABLE, new Change.Put(message(1)));
            Stores.copy(store(), crashed());
            begin(open);
        }
        startAnew(crashed());
        try (DurableStore open = DurableStore.open(crashed(), Stores.OPTIONS)) {
            assertThat(open.find(new MessageId(1)).orElseThrow().progress().attempts())
                    .isEmpty();
            assertThat(open.lostUntil())
                    .hasValueSatisfying(until -> assertThat(until)
                            .isBetween(before.plus(Horizon.AHEAD), Instant.now().plus(Horizon.AHEAD)));
        }
    }

    private static void begin(DurableStore store) {
        StoredMessage read = store.find(new MessageId(1)).orElseThrow();
        Progress begun = read.progress()
                .with(Attempt.begin(1, "a", "a", Samples.NOON))
                .to(StoredState.ATTEMPTING, new Place(Place.OPEN, Samples.NOON));
        Stores.commit(store, Durability.WRITTEN, new Change.Replace(read.with(begun)));
    }

    @Test
    void it_says_so_at_each_start_until_that_is_settled() throws Exception {
        lose();
        Instant until;
        try (DurableStore open = DurableStore.open(crashed(), Stores.OPTIONS)) {
            until = open.lostUntil().orElseThrow();
        }
        try (DurableStore open = DurableStore.open(crashed(), Stores.OPTIONS)) {
            assertThat(open.lostUntil()).contains(until);
            open.lossSettled();
            assertThat(open.lostUntil()).isEmpty();
        }
        try (DurableStore open = DurableStore.open(crashed(), Stores.OPTIONS)) {
            assertThat(open.lostUntil()).isEmpty();
        }
    }

    @Test
    void a_note_that_was_torn_counts_as_a_power_loss() throws Exception {
        lose();
        Files.writeString(crashed().resolve(RunningNote.FILE), "runn");
        try (DurableStore open = DurableStore.open(crashed(), Stores.OPTIONS)) {
            assertThat(open.lostUntil()).isPresent();
        }
    }

    @Test
    void where_the_system_does_not_tell_its_starts_apart_every_unclean_end_may_be_a_power_loss() {
        var unknown = new RunningNote(true, "", Samples.NOON, null);

        assertThat(unknown.lostUntil()).contains(Samples.NOON);
    }

    @Test
    void after_a_failed_sync_what_was_written_behind_it_counts_as_lost() {
        var disk = new FaultyFiles();
        try (DurableStore open = DurableStore.open(store(), Stores.OPTIONS, disk)) {
            disk.forget();
            assertThat(open.commit(new Batch(Purpose.SUBMIT, Durability.DURABLE, List.of(new Change.Put(message(1))))))
                    .failsWithin(Duration.ofSeconds(60));
        }
        try (DurableStore open = DurableStore.open(store(), Stores.OPTIONS)) {
            assertThat(open.lostUntil()).isPresent();
        }
    }

    @Test
    void what_is_noted_reaches_ahead_and_is_over_when_no_note_follows() throws Exception {
        var clock = new AtomicReference<>(Samples.NOON);
        Horizon horizon = Horizon.open(folder, StoreFiles.DISK, clock::get, false);

        assertThat(horizon.isOver()).isFalse();
        assertThat(RunningNote.in(folder, clock.get()).orElseThrow().until())
                .isEqualTo(Samples.NOON.plus(Horizon.AHEAD));

        clock.set(Samples.NOON.plus(Horizon.AHEAD).plusSeconds(1));
        assertThat(horizon.isOver()).isTrue();
        horizon.close(true);
    }

    @Test
    void what_could_not_be_noted_is_not_believed_however_the_clock_jumps() throws Exception {
        var clock = new AtomicReference<>(Samples.NOON);
        var disk = new FaultyFiles();
        Horizon horizon = Horizon.open(folder, disk, clock::get, false);
        disk.forget();
        clock.set(Samples.NOON.plus(Duration.ofHours(1)));
        assertThatThrownBy(horizon::note).isInstanceOf(IOException.class);
        assertThat(horizon.isOver()).isTrue();
        horizon.close(false);
    }

    private void lose() throws IOException {
        try (DurableStore open = DurableStore.open(store(), Stores.OPTIONS)) {
            Stores.commit(open, Durability.DURABLE, new Change.Put(message(1)));
            Stores.copy(store(), crashed());
        }
        startAnew(crashed());
    }

    /** The note is of another start of the machine. */
    private static void startAnew(Path store) throws IOException {
        Path note = store.resolve(RunningNote.FILE);
        String text = Files.readString(note);
        assertThat(text).contains(RunningNote.bootId());
        Files.writeString(note, text.replaceFirst("boot \\S*", "boot 00000000-0000-0000-0000-000000000000"));
    }

    private Path store() {
        return folder.resolve("store");
    }

    private Path crashed() {
        return folder.resolve("crashed");
    }
}
