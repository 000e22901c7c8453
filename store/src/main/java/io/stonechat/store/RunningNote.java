package io.stonechat.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is noted in a store's folder of the one who runs on it: by it the next start tells the end of a process, after which
 * everything written is there, from a power loss, after which the end of what was written may be missing.
 *
 * @param running whether somebody runs on the store, or ended without closing it
 * @param boot which start of the machine that was; empty where the system does not tell
 * @param until what is due by then may have been begun; nothing that is due later was
 * @param lost what was due by then may have been begun before a power loss, and nobody has seen to that yet; null for nothing
 */
record RunningNote(
        boolean running,
        String boot,
        Instant until,
        @Nullable Instant lost) {

    /** The file's name. */
    static final String FILE = "running";

    /** How long the file is: less than what a disk writes in one piece. */
    static final int LENGTH = 256;

    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");
    private static final String NOTHING = "nothing";
    private static final Pattern TEXT =
            Pattern.compile("(running|closed)\\s+boot ?(\\S*)\\s+until (\\S+)\\s+lost (\\S+)\\s*");

    /** A note of this process. */
    static RunningNote of(boolean running, Instant until, @Nullable Instant lost) {
        return new RunningNote(running, bootId(), until, lost);
    }

    /** Which start of the machine this is; empty where the system does not tell. */
    static String bootId() {
        try {
            return Files.readString(BOOT_ID).strip();
        } catch (IOException _) {
            return "";
        }
    }

    /** What is noted in a folder; empty where nothing is, as nobody of this or a later release ran on it. */
    static Optional<RunningNote> in(Path folder, Instant now) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        // One that cannot be read was being written when something ended: what it said was true until now.
        return Optional.of(
                parse(new String(Files.readAllBytes(file), US_ASCII)).orElse(new RunningNote(true, "", now, null)));
    }

    private static Optional<RunningNote> parse(String text) {
        Matcher found = TEXT.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        try {
            String lost = found.group(4);
            return Optional.of(new RunningNote(
                    found.group(1).equals("running"),
                    found.group(2),
                    Instant.parse(found.group(3)),
                    lost.equals(NOTHING) ? null : Instant.parse(lost)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** What may have been begun without a trace, seen from this start of the machine; empty when nothing may. */
    Optional<Instant> lostUntil() {
        boolean powerLoss = running && (boot.isEmpty() || !boot.equals(bootId()));
        Instant last = powerLoss ? until : lost;
        return Optional.ofNullable(lost != null && lost.isAfter(until) ? lost : last);
    }

    /** The whole file. */
    ByteBuffer octets() {
        String text = "%s\nboot %s\nuntil %s\nlost %s\n"
                .formatted(running ? "running" : "closed", boot, until, lost == null ? NOTHING : lost);
        return ByteBuffer.wrap(("%-" + (LENGTH - 1) + "s\n").formatted(text).getBytes(US_ASCII));
    }
}
