package io.stonechat.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Watches the room on the disk; it is measured when somebody asks, and not again for a little while. */
final class SpaceWatch {

    private static final long MEASURED_FOR = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long REFUSED_FOR = TimeUnit.SECONDS.toNanos(1);
    private static final long QUARTERS = 4;

    private final StoreFiles files;
    private final Path folder;
    private final long reserve;
    private volatile long usable = Long.MAX_VALUE;
    private volatile long measured;
    private volatile @Nullable String refusal;
    private volatile long refusedAt;

    SpaceWatch(StoreFiles files, Path folder, long reserve) {
        this.files = files;
        this.folder = folder;
        this.reserve = reserve;
        // Before anybody asks: whoever comes while another one measures goes by what was measured last.
        look(System.nanoTime());
    }

    /** What may not be stored, so that there is room for what comes of the rest. */
    Set<Purpose> refused() {
        measure();
        Set<Purpose> refused = EnumSet.noneOf(Purpose.class);
        if (refusal != null) {
            refused.addAll(EnumSet.complementOf(EnumSet.of(Purpose.OUTCOME)));
        }
        if (usable < reserve) {
            refused.add(Purpose.SUBMIT);
        }
        if (usable < reserve / QUARTERS * 3) {
            refused.add(Purpose.MO);
        }
        if (usable < reserve / 2) {
            refused.add(Purpose.RECEIPT);
        }
        return refused;
    }

    /** Why something is refused. */
    String reason() {
        String told = refusal;
        return told == null
                ? "Only " + mib(usable) + " MiB are free where " + folder + " is, and store.reserve is " + mib(reserve)
                        + " MiB; make room."
                : told;
    }

    /** The disk took something again. */
    void took() {
        if (refusal != null) {
            refusal = null;
        }
    }

    /** The disk took nothing more. */
    void refusedToWrite(IOException failure) {
        refusedAt = System.nanoTime();
        refusal = "There is no room left where " + folder + " is (" + failure.getMessage() + "); make room.";
    }

    /** Whether a write failed because there is no room, and may succeed later. */
    static boolean isFull(IOException failure) {
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("no space") || message.contains("not enough space") || message.contains("quota");
    }

    private void measure() {
        long now = System.nanoTime();
        if (now - measured >= MEASURED_FOR) {
            look(now);
            if (now - refusedAt > REFUSED_FOR && usable >= reserve) {
                refusal = null;
            }
        }
    }

    private void look(long now) {
        measured = now;
        try {
            usable = files.usableSpace(folder);
        } catch (IOException _) {
            // A disk that does not tell has what it told last; one that is full refuses what is written to it.
        }
    }

    private static long mib(long bytes) {
        return bytes >> 20;
    }
}
