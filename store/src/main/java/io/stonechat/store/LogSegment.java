package io.stonechat.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One file of the log.
 *
 * @param file where it is
 * @param base the position in the log that it begins at, which is its name
 */
record LogSegment(Path file, long base) {

    /** What each file begins with; its position follows. */
    static final long MAGIC = 0x5354_4F4E_454C_4F47L;

    /** Octets before the first piece. */
    static final int HEADER = 2 * Long.BYTES;

    private static final String SUFFIX = ".log";
    private static final String SPARE = "spare-";

    static LogSegment at(Path folder, long base) {
        return new LogSegment(folder.resolve("%019d".formatted(base) + SUFFIX), base);
    }

    Path spare() {
        return file.resolveSibling(SPARE + file.getFileName());
    }

    /** What the room for a file after this one is called until it is needed. */
    Path ahead() {
        return file.resolveSibling(SPARE + "ahead-" + file.getFileName());
    }

    /** The files of the log in this folder, in order. */
    static List<LogSegment> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> name(file).matches("\\d{19}\\" + SUFFIX))
                    .map(file -> new LogSegment(file, Long.parseLong(name(file).substring(0, 19))))
                    .sorted(Comparator.comparingLong(LogSegment::base))
                    .toList();
        }
    }

    /** Files that are kept to be used again. */
    static List<Path> spares(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> name(file).startsWith(SPARE)).toList();
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
