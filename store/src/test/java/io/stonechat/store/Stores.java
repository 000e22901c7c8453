package io.stonechat.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Durable stores for tests, and what is done with them. */
final class Stores {

    /** Small files, a small cache. */
    static final StoreOptions.MemoryUse SMALL = new StoreOptions.MemoryUse(1000, 1 << 16, 1 << 18, 1 << 20);

    /** Hardly anything in memory. */
    static final StoreOptions.MemoryUse FORGETFUL = new StoreOptions.MemoryUse(1, 4096, 1 << 14, 1 << 20);

    static final StoreOptions OPTIONS = StoreOptions.DEFAULT.withReserve(0).with(SMALL);

    private static final long PATIENCE_SECONDS = 60;

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

    /**
     * What a crash would leave of the folder now: all of it at one moment. What the store moves from one file to another while
     * they are copied would be in neither, so the copy is made again then.
     */
    static void copy(Path from, Path to) {
        try {
            SortedMap<Path, String> before;
            do {
                delete(to);
                before = files(from);
                for (Path file : before.keySet()) {
                    copyOne(file, to.resolve(from.relativize(file)));
                }
            } while (!files(from).equals(before));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The files of a folder and its folders, with what tells whether one has changed. */
    private static SortedMap<Path, String> files(Path folder) throws IOException {
        SortedMap<Path, String> files = new TreeMap<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
                files.put(visited, "folder");
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                files.put(file, attributes.size() + " " + attributes.lastModifiedTime());
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    // It went between the listing and the look at it.
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
        return files;
    }

    private static void copyOne(Path from, Path to) throws IOException {
        try {
            if (Files.isDirectory(from)) {
                Files.createDirectories(to);
            } else {
                Files.copy(from, to);
            }
        } catch (NoSuchFileException _) {
            // It went between the listing and the copy: what is copied so far does not count.
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            for (Path file : files(folder).reversed().keySet()) {
                Files.delete(file);
            }
        }
    }
}
