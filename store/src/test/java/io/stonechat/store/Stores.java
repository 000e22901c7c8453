package io.stonechat.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Durable stores for tests, and what is done with them. */
final class Stores {

    /** Small files, a small cache. */
    static final StoreOptions.MemoryUse SMALL = new StoreOptions.MemoryUse(1000, 1 << 16, 1 << 18, 1 << 20);

    /** Hardly anything in memory. */
    static final StoreOptions.MemoryUse FORGETFUL = new StoreOptions.MemoryUse(1, 4096, 1 << 14, 1 << 20);

    static final StoreOptions OPTIONS = StoreOptions.DEFAULT.withReserve(0).with(SMALL);

    private static final long PATIENCE_SECONDS = 30;

    private Stores() {}

    static CommitResult commit(MessageStore store, Durability durability, Change... changes) {
        try {
            return store.commit(new Batch(Purpose.OUTCOME, durability, List.of(changes)))
                    .toCompletableFuture()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception failure) {
            throw new AssertionError("not stored", failure);
        }
    }

    /** What a crash would leave of the folder now. */
    static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            files.forEach(file -> copyOne(file, to.resolve(from.relativize(file))));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void copyOne(Path from, Path to) {
        try {
            if (Files.isDirectory(from)) {
                Files.createDirectories(to);
            } else {
                Files.copy(from, to);
            }
        } catch (NoSuchFileException _) {
            // It went between the listing and the copy, as it may in a crash.
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
