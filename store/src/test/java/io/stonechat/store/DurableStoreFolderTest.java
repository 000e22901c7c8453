package io.stonechat.store;

import static io.stonechat.store.Samples.correlation;
import static io.stonechat.store.Samples.ended;
import static io.stonechat.store.Samples.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder of a store: one process has it, one format is read, it can be copied and looked through. */
class DurableStoreFolderTest {

    @TempDir
    Path folder;

    @Test
    void a_second_one_is_refused_and_told_who_has_it() {
        try (DurableStore _ = DurableStore.open(folder, Stores.OPTIONS)) {
            assertThatThrownBy(() -> DurableStore.open(folder, Stores.OPTIONS))
                    .isInstanceOfSatisfying(
                            StoreLockedException.class,
                            refused -> assertThat(refused.holder())
                                    .contains(
                                            "process " + ProcessHandle.current().pid())
                                    .contains(" on ")
                                    .contains(" since "));
        }
        DurableStore.open(folder, Stores.OPTIONS).close();
    }

    @Test
    void a_folder_that_it_makes_is_its_owners_alone_and_so_is_a_backup() throws Exception {
        Path made = folder.resolve("below").resolve("store");
        Path backup = folder.resolve("backup");
        assumeTrue(made.getFileSystem().supportedFileAttributeViews().contains("posix"), "no POSIX permissions here");

        try (DurableStore store = DurableStore.open(made, Stores.OPTIONS)) {
            store.backup(backup);
        }

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
                .isEqualTo("rwx------");
    }

    @Test
    void a_store_of_a_newer_release_is_refused() throws Exception {
        DurableStore.open(folder, Stores.OPTIONS).close();
        Files.writeString(folder.resolve("FORMAT"), "stonechat store\nformat 5\nreadable by format 4\n");
        assertThatThrownBy(() -> DurableStore.open(folder, Stores.OPTIONS))
                .isInstanceOf(StoreFormatException.class)
                .hasMessageContaining("format 5")
                .hasMessageContaining("newer release");
    }

    @Test
    void a_store_of_a_newer_release_that_this_one_can_read_is_opened() throws Exception {
        DurableStore.open(folder, Stores.OPTIONS).close();
        Files.writeString(folder.resolve("FORMAT"), "stonechat store\nformat 4\nreadable by format 3\n");
        DurableStore.open(folder, Stores.OPTIONS).close();
    }

    @Test
    void a_store_of_a_format_that_no_release_had_is_refused() throws Exception {
        DurableStore.open(folder, Stores.OPTIONS).close();
        Files.writeString(folder.resolve("FORMAT"), "stonechat store\nformat 2\nreadable by format 2\n");
        assertThatThrownBy(() -> DurableStore.open(folder, Stores.OPTIONS))
                .isInstanceOf(StoreFormatException.class)
                .hasMessageContaining("format 2")
                .hasMessageContaining("from format 3 on");
    }

    @Test
    void a_folder_of_something_else_is_refused() throws Exception {
        Files.writeString(folder.resolve("letter.txt"), "Dear reader");
        assertThatThrownBy(() -> DurableStore.open(folder, Stores.OPTIONS))
                .isInstanceOf(StoreFormatException.class)
                .hasMessageContaining("not empty");
    }

    @Test
    void a_format_that_cannot_be_read_is_damage() throws Exception {
        DurableStore.open(folder, Stores.OPTIONS).close();
        Files.writeString(folder.resolve("FORMAT"), "???");
        assertThatThrownBy(() -> DurableStore.open(folder, Stores.OPTIONS))
                .isInstanceOf(StoreFormatException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void a_backup_of_a_store_in_use_opens_as_a_store() {
        Path copy = folder.resolve("copy");
        Path original = folder.resolve("original");
        try (DurableStore store = DurableStore.open(original, Stores.OPTIONS)) {
            Stores.commit(store, Durability.DURABLE, new Change.Put(message(1)));
            Stores.commit(
                    store,
                    Durability.WRITTEN,
                    new Change.Put(message(2)),
                    new Change.Correlate(correlation("up", message(2), Samples.NOON)));
            store.backup(copy);
            Stores.commit(store, Durability.DURABLE, new Change.Put(message(3)));
            assertThatThrownBy(() -> store.backup(copy)).hasMessageContaining("already");
        }
        assertThat(StoreVerifier.verify(copy).messages()).isEqualTo(2);
        try (DurableStore store = DurableStore.open(copy, Stores.OPTIONS)) {
            assertThat(store.count("bind:a")).isEqualTo(2);
            assertThat(store.correlations("a", "up")).hasSize(1);
            assertThat(store.find(new MessageId(3))).isEmpty();
            assertThat(Stores.commit(store, Durability.DURABLE, new Change.Put(message(3))))
                    .isEqualTo(new CommitResult.Committed());
        }
    }

    @Test
    void a_sound_store_is_found_sound_open_or_closed() {
        try (DurableStore store = DurableStore.open(folder, Stores.OPTIONS)) {
            for (long id = 1; id <= 20; id++) {
                Stores.commit(store, Durability.WRITTEN, new Change.Put(message(id)));
            }
            Stores.commit(
                    store,
                    Durability.WRITTEN,
                    new Change.Replace(ended(message(5).withVersion(1))));
            StoreReport report = store.verify();
            assertThat(report.problems()).isEmpty();
            assertThat(report.messages()).isEqualTo(20);
            assertThat(report.indexEntries()).isPositive();
        }
        assertThat(StoreVerifier.verify(folder).isSound()).isTrue();
    }

    @Test
    void an_index_that_does_not_fit_its_records_is_found_out() {
        try (DurableStore store = DurableStore.open(folder, Stores.OPTIONS)) {
            Stores.commit(store, Durability.WRITTEN, new Change.Put(message(1)), new Change.Put(message(2)));
        }
        try (ColdDatabase database = ColdDatabase.open(folder.resolve(DurableStore.COLD), 1 << 20)) {
            var batch = database.batch();
            batch.delete(ColdKeys.expiry(message(1)));
            batch.put(ColdKeys.expiry(message(9)));
            batch.put(ColdKeys.record(new MessageId(2)), new byte[] {1, 2, 3});
            database.write(batch);
            database.flush();
        }
        assertThat(StoreVerifier.verify(folder).problems())
                .anyMatch(problem -> problem.contains("message 2 cannot be read"))
                .anyMatch(problem -> problem.contains("index x for message 1 is missing"))
                .anyMatch(problem -> problem.contains("leads to message 9"))
                .anyMatch(problem -> problem.contains("counts are wrong"));
    }
}
