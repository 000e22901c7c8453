package io.stonechat.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The file that says what a folder holds: a store, in which format, and which formats a release must know to read it. */
final class StoreFormat {

    /** The file's name. */
    static final String FILE = "FORMAT";

    /** The format that this release writes. */
    static final int VERSION = 3;

    /** A release that reads this format reads what this one writes. */
    static final int READABLE_BY = 3;

    /** The oldest format that this release reads. */
    private static final int OLDEST = 3;

    private static final Pattern TEXT =
            Pattern.compile("stonechat store\\s+format (\\d{1,9})\\s+readable by format (\\d{1,9})\\s*");

    private StoreFormat() {}

    /**
     * Looks whether this release can read what the folder holds; an empty folder becomes a store.
     *
     * @throws StoreFormatException if it cannot
     */
    static void check(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (Files.exists(file)) {
            check(file, Files.readString(file));
        } else if (isEmpty(folder)) {
            write(folder);
        } else {
            throw new StoreFormatException("The folder " + folder + " is not empty and has no file " + FILE
                    + ", so it is no store, or a damaged one. Give another store.path, or open a backup.");
        }
    }

    /**
     * Looks whether the folder holds a store that this release can read.
     *
     * @throws StoreFormatException if it does not
     */
    static void require(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            throw new StoreFormatException("There is no store in " + folder + ": it has no file " + FILE + ".");
        }
        check(file, Files.readString(file));
    }

    private static void check(Path file, String text) {
        Matcher found = TEXT.matcher(text);
        if (!found.matches()) {
            throw new StoreFormatException(
                    "The file " + file + " does not say which format the store has: it is damaged. Open a backup.");
        }
        int version = Integer.parseInt(found.group(1));
        int readableBy = Integer.parseInt(found.group(2));
        if (readableBy > VERSION) {
            throw new StoreFormatException("The store in " + file.getParent() + " has format " + version
                    + ", of a newer release; this one reads format " + VERSION
                    + ". Open it with the release that wrote it, or a newer one.");
        }
        if (version < OLDEST) {
            throw new StoreFormatException("The store in " + file.getParent() + " has format " + version
                    + ", which no release ever wrote and this one does not read: it reads from format " + OLDEST
                    + " on. Let the version that wrote it end its messages, and give a new store.path.");
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        List<String> ours = List.of(StoreLock.FILE, FILE + ".new");
        try (Stream<Path> files = Files.list(folder)) {
            return files.allMatch(file -> ours.contains(String.valueOf(file.getFileName())) || isSocket(file));
        }
    }

    /** What is no file is no part of a store: the control socket of a gateway, say. */
    private static boolean isSocket(Path file) {
        return !Files.isRegularFile(file) && !Files.isDirectory(file);
    }

    /** Says that the folder holds a store of this release's format. */
    static void write(Path folder) throws IOException {
        Path file = folder.resolve(FILE + ".new");
        Files.writeString(file, "stonechat store\nformat " + VERSION + "\nreadable by format " + READABLE_BY + "\n");
        Files.move(file, folder.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
    }
}
