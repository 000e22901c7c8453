package io.stonechat.cdr;

import io.stonechat.delivery.Ending;
import io.stonechat.store.FileTrouble;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes records: those that come together, together, with one wait for the disk; and takes none before it is on disk.
 *
 * <p>Records are told again until they are taken, so each is looked up among those that were written last, also by the
 * process before this one. While the disk takes nothing they are refused at once, and it is tried again each second;
 * they are as safe where they come from. What waits here is bounded by what the outbox has under way. Thread-safe.
 */
final class CdrWriter {

    private static final Logger LOG = LoggerFactory.getLogger("io.stonechat.cdr");
    /** Long enough for others to come, which share the wait for the disk; nobody is kept waiting by it. */
    private static final Duration GATHER = Duration.ofMillis(5);

    private static final Duration REST = Duration.ofSeconds(1);
    private static final int MOST_AT_ONCE = 4096;
    private static final int REMEMBERED = 1 << 14;

    private final CdrFiles files;
    private final CdrTime time;
    private final CdrForm form;
    private final Queue<Entry> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicBoolean called = new AtomicBoolean();
    private final LinkedHashSet<CdrKey> known = new LinkedHashSet<>();
    private final List<CdrKey> adding = new ArrayList<>();
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong repeated = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private volatile CdrSettings settings;
    private volatile @Nullable Trouble trouble;
    private volatile boolean ended;
    private CdrLog log;

    private record Entry(Ending ending, CompletableFuture<@Nullable Void> taken) {}

    /** Why nothing is taken now, and until when that is not worth another try; whether the file could at least be opened. */
    private record Trouble(String reason, Instant until, boolean opened) {}

    CdrWriter(CdrSettings settings, CdrFiles files, CdrTime time, String node) {
        this.settings = settings;
        this.files = files;
        this.time = time;
        this.form = new CdrForm(node);
        this.log = new CdrLog(files, settings.folder());
    }

    /** Opens the file, so that trouble is known at the start, and begins to look at the clock. */
    void start() {
        execute(() -> {
            write(List.of());
            tidy();
            lookAtTheClock();
        });
    }

    /** Takes a record; the stage fails if it is to be told again. */
    CompletionStage<?> take(Ending ending) {
        Trouble now = trouble;
        if (ended || (now != null && now.until.isAfter(time.clock().instant()))) {
            refused.incrementAndGet();
            return CompletableFuture.failedFuture(
                    new CdrRefusedException(now == null ? "The gateway is about to stop." : now.reason));
        }
        Entry entry = new Entry(ending, new CompletableFuture<>());
        open.incrementAndGet();
        waiting.add(entry);
        if (called.compareAndSet(false, true)) {
            time.later(GATHER, this::run);
        }
        return entry.taken;
    }

    /** Goes on with other settings. */
    void use(CdrSettings changed) {
        execute(() -> {
            boolean elsewhere = !changed.folder().equals(settings.folder());
            settings = changed;
            if (elsewhere) {
                log.failed();
                log = new CdrLog(files, changed.folder());
                write(List.of());
            }
            tidy();
        });
    }

    /** Writes what waits, and nothing more; completes when that is done. */
    CompletableFuture<@Nullable Void> end() {
        ended = true;
        var done = new CompletableFuture<@Nullable Void>();
        execute(() -> {
            run();
            log.failed();
            done.complete(null);
        });
        return done;
    }

    CdrFigures figures() {
        Trouble now = trouble;
        return new CdrFigures(
                written.get(), repeated.get(), refused.get(), open.get(), now == null ? null : now.reason);
    }

    private void execute(Runnable task) {
        try {
            time.writer().execute(task);
        } catch (RejectedExecutionException _) {
            LOG.debug("the writer of records has ended");
        }
    }

    private void run() {
        called.set(false);
        while (!waiting.isEmpty()) {
            List<Entry> batch = new ArrayList<>();
            for (Entry entry = waiting.poll(); entry != null; entry = waiting.poll()) {
                batch.add(entry);
                if (batch.size() == MOST_AT_ONCE) {
                    break;
                }
            }
            open.addAndGet(-batch.size());
            write(batch);
        }
    }

    private void write(List<Entry> batch) {
        List<Entry> sound = new ArrayList<>(batch.size());
        long before = written.get();
        boolean opened = false;
        try {
            Instant now = time.clock().instant();
            remember(log.open(now));
            opened = true;
            if (log.isOver(settings.rotateEvery(), now)) {
                retire(now);
            }
            for (Entry entry : batch) {
                if (isThere(entry) || add(entry, now)) {
                    sound.add(entry);
                }
            }
            force();
            works(written.get() > before);
        } catch (IOException e) {
            log.failed();
            adding.clear();
            fail(e, batch, opened);
            return;
        }
        sound.forEach(entry -> entry.taken.complete(null));
    }

    private boolean isThere(Entry entry) {
        boolean there = known.contains(CdrKey.of(entry.ending));
        if (there) {
            repeated.incrementAndGet();
        }
        return there;
    }

    /** Adds the line of a record; one that cannot be made must not hold up the others. */
    private boolean add(Entry entry, Instant now) throws IOException {
        byte[] line;
        try {
            line = form.line(entry.ending, settings.redaction(), now);
        } catch (RuntimeException e) {
            LOG.error("The record {} cannot be made; it is tried again later.", entry.ending.id(), e);
            refused.incrementAndGet();
            entry.taken.completeExceptionally(e);
            return false;
        }
        if (log.isFull(settings.rotateSize(), line.length)) {
            retire(now);
        }
        log.add(line);
        adding.add(CdrKey.of(entry.ending));
        return true;
    }

    /** What was added is on disk: should what follows fail, it is known all the same. */
    private void force() throws IOException {
        log.force();
        remember(adding);
        written.addAndGet(adding.size());
        adding.clear();
    }

    private void retire(Instant now) throws IOException {
        force();
        log.retire(now);
        tidy();
    }

    private void remember(Collection<CdrKey> keys) {
        known.addAll(keys);
        for (var oldest = known.iterator(); known.size() > REMEMBERED; ) {
            oldest.next();
            oldest.remove();
        }
    }

    /** That a file can be opened says nothing of whether a disk that was full has room. */
    private void works(boolean wrote) {
        Trouble before = trouble;
        if (before != null && (wrote || !before.opened)) {
            trouble = null;
            LOG.info("Records are written to {} again.", settings.folder());
        }
    }

    private void fail(IOException cause, List<Entry> batch, boolean opened) {
        String reason = "No record can be written to " + settings.folder() + ": " + FileTrouble.of(cause);
        Trouble before = trouble;
        trouble = new Trouble(reason, time.clock().instant().plus(REST), opened);
        if (before == null || !before.reason.equals(reason)) {
            LOG.error("{}. Records wait in the store until it can be; nothing is lost.", reason);
        }
        refused.addAndGet(batch.size());
        batch.forEach(entry -> entry.taken.completeExceptionally(new CdrRefusedException(reason)));
    }

    private void tidy() {
        CdrArchive archive = log.archive();
        CdrSettings now = settings;
        try {
            time.tidier().execute(() -> archive.tidy(now, time.clock().instant()));
        } catch (RejectedExecutionException _) {
            LOG.debug("files of records are tidied up after the next start");
        }
    }

    /** Each full hour: every period begins with one, and what is kept grows old. */
    private void lookAtTheClock() {
        Instant now = time.clock().instant();
        Instant next = now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        time.later(Duration.between(now, next), () -> {
            if (!ended) {
                write(List.of());
                tidy();
                lookAtTheClock();
            }
        });
    }
}
