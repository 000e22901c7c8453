package io.stonechat.cdr;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The closed files of a folder, each named for the time it was closed, so that their names sort as they were written. */
record CdrArchive(Path folder) {

    /** The file that is written to. */
    static final String CURRENT = "cdr.jsonl";

    private static final Logger LOG = LoggerFactory.getLogger("io.stonechat.cdr");
    private static final String PREFIX = "cdr-";
    private static final String SUFFIX = ".jsonl";
    private static final String PACKED = ".jsonl.gz";
    private static final String UNFINISHED = ".part";
    /** Of packed files only small ones are read, and there is no need for others: a large one is not followed by few records. */
    private static final long LONGEST_READ = 1 << 20;

    private static final Pattern CLOSED = Pattern.compile("cdr-\\d{8}T\\d{9}Z\\.jsonl(\\.gz)?");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'");

    /** A name for the file that is closed now, behind all others also if the clock was set back. */
    Path next(Instant now) throws IOException {
        List<Path> before = closed();
        Instant time = now;
        if (!before.isEmpty() && !closedAt(before.getLast()).isBefore(now.truncatedTo(ChronoUnit.MILLIS))) {
            time = closedAt(before.getLast()).plusMillis(1);
        }
        return folder.resolve(PREFIX + TIME.format(time.atOffset(ZoneOffset.UTC)) + SUFFIX);
    }

    /** The closed files, oldest first. */
    List<Path> closed() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> isClosed(name(file))).sorted().toList();
        }
    }

    private static boolean isClosed(String name) {
        return CLOSED.matcher(name).matches();
    }

    /** The last records of the closed files, as many as are wanted and more, oldest first. */
    List<CdrKey> last(CdrFiles files, int wanted) throws IOException {
        List<CdrKey> found = new ArrayList<>();
        for (Path file : closed().reversed()) {
            boolean packed = name(file).endsWith(PACKED);
            boolean tooLarge = packed && Files.size(file) > LONGEST_READ;
            if (found.size() >= wanted || tooLarge) {
                break;
            }
            List<CdrKey.Line> lines = packed ? unpacked(file) : tail(files, file);
            found.addAll(0, lines.stream().map(CdrKey.Line::key).toList());
        }
        return found;
    }

    private static List<CdrKey.Line> tail(CdrFiles files, Path file) throws IOException {
        try (CdrFile open = files.open(file)) {
            return CdrTail.read(open).lines();
        }
    }

    private static List<CdrKey.Line> unpacked(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return CdrTail.of(in.readAllBytes()).lines();
        }
    }

    /** Removes what has been kept long enough, and packs what is left but for the newest, which a restart is likely to read. */
    void tidy(CdrSettings settings, Instant now) {
        try {
            List<Path> files = closed();
            int surplus = settings.keepCount() == 0 ? 0 : files.size() - settings.keepCount();
            for (int i = 0; i < files.size(); i++) {
                Path file = files.get(i);
                if (i < surplus || closedAt(file).plus(settings.keepAge()).isBefore(now)) {
                    Files.deleteIfExists(file);
                    LOG.info("removed {}: records are not kept for longer", file);
                } else if (settings.compress()
                        && i < files.size() - 1
                        && name(file).endsWith(SUFFIX)) {
                    pack(file);
                }
            }
        } catch (IOException e) {
            LOG.warn("closed files of records in {} could not be tidied up: {}", folder, String.valueOf(e));
        }
    }

    private static Instant closedAt(Path file) {
        String name = name(file);
        String time = name.substring(PREFIX.length(), name.indexOf('.'));
        return LocalDateTime.parse(time, TIME).toInstant(ZoneOffset.UTC);
    }

    /** The packed file is there whole, or not at all; only then the other one goes. */
    private void pack(Path file) throws IOException {
        Path packed = folder.resolve(name(file).replace(SUFFIX, PACKED));
        Path unfinished = folder.resolve(name(packed) + UNFINISHED);
        Files.deleteIfExists(unfinished);
        try (CdrFile made = CdrFiles.DISK.open(unfinished)) {
            try (OutputStream out = new GZIPOutputStream(new CdrOutput(made))) {
                Files.copy(file, out);
            }
            made.force();
        } catch (NoSuchFileException _) {
            // Somebody has taken it away to keep it elsewhere.
            Files.deleteIfExists(unfinished);
            return;
        }
        CdrFiles.DISK.rename(unfinished, packed);
        CdrFiles.DISK.forceFolder(folder);
        Files.deleteIfExists(file);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
