package io.stonechat.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes on the disk, ahead of time, until when what comes due may be begun. Attempts are stored without waiting for the
 * disk: so after a power loss the note says for which messages the trace of one may be missing.
 *
 * <p>Before each note it has everything written made durable, so that a power loss takes the traces of some seconds at most.
 * When a note is overdue, nothing more is to be begun.
 */
final class Horizon {

    /** How far ahead of time a note is. */
    static final Duration AHEAD = Duration.ofSeconds(20);

    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(Horizon.class);

    private final Path folder;
    private final LogFile file;
    private final InstantSource clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("store-note").daemon().factory());
    private volatile @Nullable Instant lost;
    private volatile Instant until = Instant.MIN;
    private volatile long noted;

    private Horizon(Path folder, LogFile file, InstantSource clock, @Nullable Instant lost) throws IOException {
        this.folder = folder;
        this.file = file;
        this.clock = clock;
        this.lost = lost;
        note();
    }

    /** Takes over what is noted in a folder, and notes that this process runs on it now. */
    static Horizon open(Path folder, StoreFiles files, InstantSource clock, boolean doubtful) throws IOException {
        Instant now = clock.instant();
        Optional<RunningNote> before = RunningNote.in(folder, now);
        Instant lost = before.flatMap(RunningNote::lostUntil).orElse(null);
        if (doubtful) {
            lost = before.map(RunningNote::until).orElse(now);
        }
        LogFile file = files.open(folder.resolve(RunningNote.FILE), RunningNote.LENGTH);
        files.forceFolder(folder);
        return new Horizon(folder, file, clock, lost);
    }

    /**
     * Goes on noting.
     *
     * @param durable has what is written made durable; completes with whether it is
     */
    void start(Supplier<CompletableFuture<Boolean>> durable) {
        var _ = timer.scheduleWithFixedDelay(
                () -> extend(durable), EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void extend(Supplier<CompletableFuture<Boolean>> durable) {
        try {
            if (durable.get().join()) {
                note();
            }
        } catch (IOException | RuntimeException failure) {
            LOG.warn(
                    "The file {} in {} could not be written ({}). Nothing is sent any more if that goes on.",
                    RunningNote.FILE,
                    folder,
                    failure.getMessage());
        }
    }

    /** Notes how far it reaches from now on; that is believed once it is on the disk, and not before. */
    synchronized void note() throws IOException {
        long now = System.nanoTime();
        // A wall clock that is set back does not take back what may have been begun.
        Instant passed = until.equals(Instant.MIN) ? until : until.plusNanos(now - noted);
        Instant wanted = clock.instant().plus(AHEAD);
        Instant next = wanted.isAfter(passed) ? wanted : passed;
        write(true, next, lost);
        until = next;
        noted = now;
    }

    private void write(boolean running, Instant reach, @Nullable Instant open) throws IOException {
        file.write(RunningNote.of(running, reach, open).octets(), 0);
        file.force();
    }

    /** Whether nothing that comes due now may be begun, since there is no note of it. */
    boolean isOver() {
        return System.nanoTime() - noted > AHEAD.toNanos() || clock.instant().isAfter(until);
    }

    /** What may have been begun before a power loss without a trace; empty when nothing may, or it was seen to. */
    Optional<Instant> lostUntil() {
        return Optional.ofNullable(lost);
    }

    /** It was seen to, and that is durable. */
    synchronized void settled() throws IOException {
        write(true, until, null);
        lost = null;
    }

    /** Stops noting; returns when that is done. */
    void stop() {
        timer.shutdownNow();
        awaitEnd();
    }

    /** Gives the file back; {@code sound} notes that nobody runs on the store any more, and all of it is on the disk. */
    synchronized void close(boolean sound) throws IOException {
        if (sound) {
            write(false, until, lost);
        }
        file.close();
    }

    private void awaitEnd() {
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = timer.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
