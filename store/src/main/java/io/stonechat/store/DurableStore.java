package io.stonechat.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The engine that keeps what is stored through crashes and power losses, in a folder of its own.
 *
 * <p>Each batch goes to a log, many with one write and one wait for the disk. What changed lately is in memory; from time to
 * time it is written to RocksDB in one piece, where all that has not changed for a while is kept. A message that is delivered
 * at once is therefore written there once, when it has ended.
 */
public final class DurableStore implements MessageStore {

    static final String LOG = "log";
    static final String COLD = "cold";
    private static final String STALLED =
            "The disk has kept nothing for " + Horizon.AHEAD.toSeconds() + " s; look at what keeps it busy.";

    private final Path folder;
    private final StoreLock lock;
    private final Horizon horizon;
    private final ColdRecords cold;
    private final Overlay overlay;
    private final LogWriter log;
    private final Answers answers = new Answers();
    private final Gauges gauges = new Gauges();
    private final Trouble trouble;
    private final Condition condition;
    private final Lookups lookups;
    private final QueueReads queues;
    private final Searches searches;
    private final Syncer syncer;
    private final Checkpointer checkpointer;
    private final Writer writer;
    private final Closing closing = new Closing();

    private DurableStore(Opened opened, StoreOptions options, StoreFiles files) {
        folder = opened.folder();
        lock = opened.held().lock();
        horizon = opened.held().horizon();
        cold = opened.cold();
        log = opened.log();
        trouble = new Trouble(() -> new Doubt(folder.resolve(LOG)).leave(log.durable()));
        ColdState state = cold.state();
        overlay = new Overlay(state.tally().copy(), state.highest(), log.position());
        var space = new SpaceWatch(files, folder, options.reserveBytes());
        condition = new Condition(options.limits(), space, trouble);
        lookups = new Lookups(overlay, cold);
        queues = new QueueReads(overlay, cold, lookups);
        searches = new Searches(overlay, cold, lookups);
        syncer = new Syncer(log, overlay, answers, trouble, gauges);
        checkpointer = new Checkpointer(
                new Checkpointer.Parts(cold, overlay, log, syncer, gauges), condition, options.memory());
        var terms = new GroupCommit.Terms(options, condition, space, trouble, queues);
        var outlets = new GroupCommit.Outlets(syncer, answers, gauges);
        writer = new Writer(new GroupCommit(cold, overlay, log, terms, outlets), overlay, log, checkpointer, terms);
    }

    private record Opened(Path folder, Held held, ColdRecords cold, LogWriter log) {}

    /**
     * Opens the store in a folder, made if there is none, and brings it to where it was when it last ended, however it did.
     *
     * @throws StoreLockedException if somebody has it open
     * @throws StoreFormatException if it is damaged, of a newer release, or no store
     * @throws StoreException if the disk does not do what it must
     */
    public static DurableStore open(Path folder, StoreOptions options) {
        return open(folder, options, StoreFiles.DISK);
    }

    /** Opens a store whose log is kept by these files; for tests of what happens when a disk fails. */
    public static DurableStore open(Path folder, StoreOptions options, StoreFiles files) {
        try {
            PrivateFolder.make(folder);
            StoreLock lock = StoreLock.take(folder, InstantSource.system());
            boolean done = false;
            try {
                DurableStore store = open(folder, lock, options, files);
                done = true;
                return store;
            } finally {
                if (!done) {
                    lock.close();
                }
            }
        } catch (IOException failure) {
            throw new StoreException(
                    "The store in " + folder + " cannot be opened: " + FileTrouble.of(failure)
                            + ". Look at the folder and its disk.",
                    failure);
        }
    }

    private static DurableStore open(Path folder, StoreLock lock, StoreOptions options, StoreFiles files)
            throws IOException {
        StoreFormat.check(folder);
        Path logs = Files.createDirectories(folder.resolve(LOG));
        boolean doubtful = new Doubt(logs).refusedFrom().isPresent();
        Horizon horizon = Horizon.open(folder, files, InstantSource.system(), doubtful);
        boolean done = false;
        try {
            DurableStore store = open(folder, new Held(lock, horizon), options, files);
            done = true;
            return store;
        } finally {
            if (!done) {
                horizon.close(false);
            }
        }
    }

    /** What says that the folder is ours. */
    private record Held(StoreLock lock, Horizon horizon) {}

    private static DurableStore open(Path folder, Held held, StoreOptions options, StoreFiles files)
            throws IOException {
        Path logs = folder.resolve(LOG);
        var database = ColdDatabase.open(folder.resolve(COLD), options.memory().cacheBytes());
        boolean done = false;
        try {
            var cold = new ColdRecords(database);
            long position = new Replay(cold, logs, options.memory()).run();
            LogWriter log = LogWriter.begin(logs, files, options.memory().segmentBytes(), position);
            var store = new DurableStore(new Opened(folder, held, cold, log), options, files);
            store.start(options.sync());
            done = true;
            return store;
        } finally {
            if (!done) {
                database.close();
            }
        }
    }

    private void start(SyncMode sync) {
        answers.start();
        syncer.start();
        checkpointer.start();
        writer.start();
        horizon.start(sync == SyncMode.ALWAYS ? syncer::await : this::unsynced);
    }

    /** Nobody waits for the disk, but on a store that has failed nothing more is to be begun. */
    private CompletableFuture<Boolean> unsynced() {
        return CompletableFuture.completedFuture(trouble.failure() == null);
    }

    @Override
    public CompletionStage<CommitResult> commit(Batch batch) {
        var pending = new Pending(batch);
        if (gauges.samples()) {
            long began = System.nanoTime();
            var _ = pending.done().thenRun(() -> gauges.committed(System.nanoTime() - began));
        }
        if (!closing.whileOpen(() -> writer.commit(pending))) {
            pending.done().completeExceptionally(new StoreException(Condition.CLOSED));
        }
        return pending.done();
    }

    @Override
    public Optional<StoredMessage> find(MessageId id) {
        return lookups.find(id);
    }

    @Override
    public List<StoredMessage> parts(MessageId toldId) {
        return lookups.parts(toldId);
    }

    @Override
    public List<StoredMessage> open(MessageQuery query) {
        return lookups.open(query);
    }

    @Override
    public List<StoredMessage> due(DueQuery query) {
        return queues.due(query);
    }

    @Override
    public Optional<Instant> nextDue(String queue) {
        return queues.nextDue(queue);
    }

    @Override
    public List<StoredMessage> expired(Instant now, int limit) {
        return queues.expired(now, limit);
    }

    @Override
    public long count(String queue) {
        return overlay.read(view -> view.tally().in(queue));
    }

    @Override
    public Set<String> queues() {
        return overlay.read(view -> view.tally().queues());
    }

    @Override
    public List<Correlation> correlations(String domain, String upstreamId) {
        return lookups.correlations(domain, upstreamId);
    }

    @Override
    public Optional<StoredMessage> deduplicated(String account, String dedupKey) {
        return lookups.deduplicated(account, dedupKey);
    }

    @Override
    public List<StoredMessage> search(MessageSearch search) {
        return searches.search(search);
    }

    @Override
    public StoreHealth health() {
        if (closing.isClosed()) {
            return new StoreHealth.ReadOnly(Condition.CLOSED);
        }
        StoreHealth health = condition.health(overlay.open());
        return horizon.isOver() && !(health instanceof StoreHealth.ReadOnly)
                ? new StoreHealth.Low(EnumSet.allOf(Purpose.class), STALLED)
                : health;
    }

    @Override
    public Optional<Instant> lostUntil() {
        return horizon.lostUntil();
    }

    @Override
    public void lossSettled() {
        try {
            if (!syncer.await().join()) {
                throw new StoreException("What a power loss left open cannot be settled: " + reason());
            }
            horizon.settled();
        } catch (IOException failure) {
            throw new StoreException("What a power loss left open cannot be settled: " + failure, failure);
        }
    }

    @Override
    public long openMessages() {
        return overlay.read(view -> view.tally().open());
    }

    @Override
    public OptionalLong highWaterMark() {
        long highest = overlay.highest();
        return highest == 0 ? OptionalLong.empty() : OptionalLong.of(highest);
    }

    /** What the store tells of its own work. */
    public StoreFigures figures() {
        return overlay.read(
                view -> gauges.figures(view.tally().stored(), view.tally().open(), overlay.size(), health()));
    }

    /**
     * Copies the store as it is now into a folder that there is none of yet, while it is used; the copy opens as a store.
     * Files that never change are shared where the disk allows it.
     *
     * @throws StoreException if that cannot be done
     */
    public void backup(Path target) {
        if (Files.exists(target)) {
            throw new StoreException("There is a " + target + " already; a backup needs a folder of its own.");
        }
        settle("A backup is not possible");
        try {
            PrivateFolder.make(target);
            cold.database().copyTo(target.toAbsolutePath().resolve(COLD));
            StoreFormat.write(target);
        } catch (IOException failure) {
            throw new StoreException("The backup to " + target + " failed: " + failure, failure);
        }
    }

    /**
     * Looks through all that is stored, while it is used: every record, every index, every checksum. What is committed
     * meanwhile is not looked at.
     */
    public StoreReport verify() {
        settle("The store cannot be looked through");
        return StoreVerifier.verify(cold.database());
    }

    private void settle(String otherwise) {
        var settled = new CompletableFuture<Boolean>();
        boolean isOpen = closing.whileOpen(() -> {
            var _ = writer.checkpoint().thenAccept(settled::complete);
        });
        if (!isOpen || !settled.join()) {
            throw new StoreException(otherwise + ": " + reason());
        }
    }

    private String reason() {
        return switch (health()) {
            case StoreHealth.ReadOnly(var reason) -> reason;
            case StoreHealth.Low(var _, var reason) -> reason;
            case StoreHealth.Writable _ -> "the disk did not take what is in memory; try again.";
        };
    }

    /**
     * Stores what was committed before, writes all that is in memory, and gives back what the store holds; returns when that
     * is done. After a failure of the disk it leaves the disk as it is, and on a full one the log keeps what cannot be written.
     */
    @Override
    public void close() {
        if (!closing.close()) {
            return;
        }
        checkpointer.tryOnce();
        boolean sound = trouble.failure() == null && writer.checkpoint().join();
        horizon.stop();
        writer.stop();
        checkpointer.stop();
        syncer.stop();
        answers.stop();
        try {
            cold.database().close();
            log.close();
            horizon.close(sound);
            lock.close();
        } catch (IOException failure) {
            throw new StoreException("The store in " + folder + " could not be closed: " + failure, failure);
        }
    }
}
