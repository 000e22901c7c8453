package io.stonechat.delivery;

import io.stonechat.store.Batch;
import io.stonechat.store.CommitResult;
import io.stonechat.store.Correlation;
import io.stonechat.store.DueQuery;
import io.stonechat.store.MessageId;
import io.stonechat.store.MessageQuery;
import io.stonechat.store.MessageSearch;
import io.stonechat.store.MessageStore;
import io.stonechat.store.StoreException;
import io.stonechat.store.StoreHealth;
import io.stonechat.store.StoredMessage;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A store whose disk hangs or fails when a test says so. */
final class StallingStore implements MessageStore {

    private final MessageStore store;
    private final Queue<Runnable> stalled = new ArrayDeque<>();
    private final List<Batch> batches = new ArrayList<>();
    private boolean stalls;
    private boolean fails;

    StallingStore(MessageStore store) {
        this.store = store;
    }

    void stall() {
        stalls = true;
    }

    void fail() {
        fails = true;
    }

    /** What was committed and hangs. */
    List<Batch> stalled() {
        return batches;
    }

    /** The disk works again: what hung is done now. */
    void recover() {
        stalls = false;
        fails = false;
        batches.clear();
        for (Runnable commit = stalled.poll(); commit != null; commit = stalled.poll()) {
            commit.run();
        }
    }

    @Override
    public CompletionStage<CommitResult> commit(Batch batch) {
        if (fails) {
            return CompletableFuture.failedFuture(new StoreException("fsync failed"));
        }
        if (!stalls) {
            return store.commit(batch);
        }
        batches.add(batch);
        var done = new CompletableFuture<CommitResult>();
        stalled.add(() -> {
            var _ = store.commit(batch).thenAccept(done::complete);
        });
        return done;
    }

    @Override
    public Optional<StoredMessage> find(MessageId id) {
        return store.find(id);
    }

    @Override
    public List<StoredMessage> parts(MessageId toldId) {
        return store.parts(toldId);
    }

    @Override
    public List<StoredMessage> open(MessageQuery query) {
        return store.open(query);
    }

    @Override
    public List<StoredMessage> due(DueQuery query) {
        return store.due(query);
    }

    @Override
    public Optional<Instant> nextDue(String queue) {
        return store.nextDue(queue);
    }

    @Override
    public List<StoredMessage> expired(Instant now, int limit) {
        return store.expired(now, limit);
    }

    @Override
    public long count(String queue) {
        return store.count(queue);
    }

    @Override
    public Set<String> queues() {
        return store.queues();
    }

    @Override
    public List<Correlation> correlations(String domain, String upstreamId) {
        return store.correlations(domain, upstreamId);
    }

    @Override
    public Optional<StoredMessage> deduplicated(String account, String dedupKey) {
        return store.deduplicated(account, dedupKey);
    }

    @Override
    public List<StoredMessage> search(MessageSearch search) {
        return store.search(search);
    }

    @Override
    public StoreHealth health() {
        return store.health();
    }

    @Override
    public long openMessages() {
        return store.openMessages();
    }

    @Override
    public OptionalLong highWaterMark() {
        return store.highWaterMark();
    }

    @Override
    public void close() {
        store.close();
    }
}
