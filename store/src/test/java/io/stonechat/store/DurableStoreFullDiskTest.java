package io.stonechat.store;

import static io.stonechat.store.Samples.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real disk that is really full: there is room for what comes of what is stored. */
class DurableStoreFullDiskTest {

    private static final int MIB = 1 << 20;
    private static final int DISK_MIB = 48;
    private static final int MESSAGES = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final StoreOptions OPTIONS =
            StoreOptions.DEFAULT.withReserve(4 * MIB).with(new StoreOptions.MemoryUse(MESSAGES / 2, MIB, 4 * MIB, MIB));

    @TempDir
    Path folder;

    private Path disk;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        String problem = run("mount", "-t", "tmpfs", "-o", "mode=0700,size=" + DISK_MIB + "m", "tmpfs", disk + "");
        assumeTrue(
                problem.isEmpty(),
                () -> "This machine lets nobody mount a small disk, so a full one is not tried: " + problem);
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", "-l", disk.toString());
    }

    private static String run(String... command) throws IOException, InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? "" : output.strip();
        } catch (IOException failure) {
            return String.valueOf(failure.getMessage());
        }
    }

    @Test
    void outcomes_of_a_whole_file_of_the_log_find_room_and_with_more_room_everything_goes_on() throws Exception {
        try (DurableStore store = DurableStore.open(disk.resolve("store"), OPTIONS)) {
            for (long id = 1; id <= MESSAGES; id++) {
                assertThat(commit(store, Purpose.SUBMIT, new Change.Put(message(id))))
                        .isEqualTo(new CommitResult.Committed());
            }
            Path log = disk.resolve("store").resolve(DurableStore.LOG);
            await("the next file of the log")
                    .atMost(PATIENCE)
                    .until(() -> !LogSegment.spares(log).isEmpty());
            fill();
            await().atMost(PATIENCE)
                    .until(() -> commit(store, Purpose.SUBMIT, new Change.Put(message(MESSAGES + 1)))
                            instanceof CommitResult.Full);

            long before = store.figures().bytesLogged();
            for (long id = 1; store.figures().bytesLogged() - before < MIB; id = id % MESSAGES + 1) {
                assertThat(commit(store, Purpose.OUTCOME, next(store, id))).isEqualTo(new CommitResult.Committed());
            }

            Files.delete(ballast());
            await().atMost(PATIENCE)
                    .until(() -> commit(store, Purpose.SUBMIT, new Change.Put(message(MESSAGES + 1)))
                            instanceof CommitResult.Committed);
            await().atMost(PATIENCE).until(() -> store.health().equals(new StoreHealth.Writable()));
        }
        try (DurableStore store = DurableStore.open(disk.resolve("store"), OPTIONS)) {
            assertThat(store.openMessages()).isEqualTo(MESSAGES + 1);
            assertThat(store.find(new MessageId(1)).orElseThrow().version()).isGreaterThan(2);
            assertThat(store.verify().problems()).isEmpty();
        }
    }

    /** The message as an attempt leaves it: another state, another place. */
    private static Change next(DurableStore store, long id) {
        StoredMessage read = store.find(new MessageId(id)).orElseThrow();
        boolean sent = read.state() == StoredState.SENT;
        Progress progress = sent
                ? read.progress().to(StoredState.QUEUED, Place.forBind("a", Samples.NOON))
                : read.progress().to(StoredState.SENT, new Place(Place.RECEIPT, Samples.NOON));
        return new Change.Replace(read.with(progress).with(Map.of("padding", "x".repeat(sent ? 400 : 500))));
    }

    private void fill() throws IOException {
        byte[] zeros = new byte[1 << 12];
        try (OutputStream ballast = Files.newOutputStream(ballast())) {
            while (Files.getFileStore(disk).getUsableSpace() > 0) {
                ballast.write(zeros);
            }
        } catch (IOException _) {
            // The store took the last of it.
        }
    }

    private Path ballast() {
        return disk.resolve("ballast");
    }

    private static CommitResult commit(MessageStore store, Purpose purpose, Change change) throws Exception {
        return store.commit(new Batch(purpose, Durability.WRITTEN, List.of(change)))
                .toCompletableFuture()
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
}
