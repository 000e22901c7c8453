package io.stonechat.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The engine that keeps everything in memory: nothing survives the process.
 *
 * <p>One lock, held for a few map operations, makes it a single writer; batches complete before {@link #commit} returns.
 */
public final class MemoryStore implements MessageStore {

    private static final String CLOSED = "The store is closed; nothing is stored any more.";

    private final StoreLimits limits;
    private final ReentrantLock lock = new ReentrantLock();
    private final NavigableMap<MessageId, StoredMessage> messages = new TreeMap<>();
    private final MemoryIndexes indexes = new MemoryIndexes();
    private long highest;
    private boolean closed;

    /** Makes an empty store with the {@linkplain StoreLimits#DEFAULT default limits}. */
    public MemoryStore() {
        this(StoreLimits.DEFAULT);
    }

    /** Makes an empty store with these limits. */
    public MemoryStore(StoreLimits limits) {
        this.limits = limits;
    }

    @Override
    public CompletionStage<CommitResult> commit(Batch batch) {
        try {
            return CompletableFuture.completedFuture(locked(() -> commitNow(batch)));
        } catch (StoreException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    private CommitResult commitNow(Batch batch) {
        if (closed) {
            throw new StoreException(CLOSED);
        }
        Optional<MessageId> conflict = conflict(batch);
        if (conflict.isPresent()) {
            return new CommitResult.Conflict(conflict.get());
        }
        if (indexes.open() + additions(batch) > limits.limit(batch.purpose())) {
            return new CommitResult.Full(limits.full(indexes.open()));
        }
        batch.changes().forEach(this::apply);
        batch.changes().forEach(this::tie);
        evictEnded();
        return new CommitResult.Committed();
    }

    private Optional<MessageId> conflict(Batch batch) {
        Set<MessageId> seen = new HashSet<>();
        for (Change change : batch.changes()) {
            Optional<MessageId> conflict = switch (change) {
                case Change.Put(var message) -> unless(isVersion(message.id(), 0, seen), message.id());
                case Change.Replace(var message) ->
                    unless(isVersion(message.id(), message.version(), seen), message.id());
                case Change.Remove(var id, var version) -> unless(isVersion(id, version, seen), id);
                case Change.Correlate _, Change.Uncorrelate _ -> Optional.empty();
            };
            if (conflict.isPresent()) {
                return conflict;
            }
        }
        return Optional.empty();
    }

    /** Whether the message is of this version, 0 for not stored, and not yet changed by the same batch. */
    private boolean isVersion(MessageId id, long version, Set<MessageId> seen) {
        StoredMessage stored = messages.get(id);
        return seen.add(id) && (stored == null ? 0 : stored.version()) == version;
    }

    private static Optional<MessageId> unless(boolean fine, MessageId id) {
        return fine ? Optional.empty() : Optional.of(id);
    }

    private static long additions(Batch batch) {
        return batch.changes().stream()
                .filter(change -> change instanceof Change.Put(var message)
                        && !message.state().isFinal())
                .count();
    }

    private void apply(Change change) {
        switch (change) {
            case Change.Put(var message) -> {
                highest = Math.max(highest, message.id().value());
                store(null, message.withVersion(1));
            }
            case Change.Replace(var message) ->
                store(messages.get(message.id()), message.withVersion(message.version() + 1));
            case Change.Remove(var id, var _) -> remove(id);
            case Change.Correlate _, Change.Uncorrelate _ -> {}
        }
    }

    private void tie(Change change) {
        switch (change) {
            case Change.Correlate(var correlation)
            when messages.containsKey(correlation.message()) -> indexes.correlate(correlation);
            case Change.Uncorrelate(var correlation) -> indexes.uncorrelate(correlation);
            case Change.Correlate _, Change.Put _, Change.Replace _, Change.Remove _ -> {}
        }
    }

    private void store(@Nullable StoredMessage before, StoredMessage message) {
        messages.put(message.id(), message);
        indexes.change(before, message);
    }

    private void remove(MessageId id) {
        StoredMessage message = messages.remove(id);
        if (message != null) {
            indexes.change(message, null);
            indexes.forget(id);
        }
    }

    private void evictEnded() {
        while (messages.size() - indexes.open() > limits.maxEnded()) {
            List<MessageId> oldest = indexes.due(DueQuery.head(Place.ENDED, Instant.MAX, 1));
            if (oldest.isEmpty()) {
                return;
            }
            remove(oldest.getFirst());
        }
    }

    @Override
    public Optional<StoredMessage> find(MessageId id) {
        return locked(() -> Optional.ofNullable(messages.get(id)));
    }

    @Override
    public List<StoredMessage> parts(MessageId toldId) {
        return locked(() -> read(indexes.parts(toldId)).stream()
                .filter(message -> message.toldId().equals(toldId))
                .sorted(Comparator.comparingInt(message -> message.lineage().part()))
                .toList());
    }

    @Override
    public List<StoredMessage> open(MessageQuery query) {
        return locked(() -> read(indexes.addressed(query.account(), query.destination())).stream()
                .filter(message ->
                        query.source() == null || message.pdu().source().equals(query.source()))
                .limit(query.limit())
                .toList());
    }

    @Override
    public List<StoredMessage> due(DueQuery query) {
        return locked(() -> read(indexes.due(query)));
    }

    @Override
    public Optional<Instant> nextDue(String queue) {
        return locked(() -> indexes.nextDue(queue));
    }

    @Override
    public List<StoredMessage> expired(Instant now, int limit) {
        return locked(() -> read(indexes.expired(now, limit)));
    }

    @Override
    public long count(String queue) {
        return locked(() -> indexes.count(queue));
    }

    @Override
    public Set<String> queues() {
        return locked(indexes::queues);
    }

    @Override
    public List<Correlation> correlations(String domain, String upstreamId) {
        return locked(() -> indexes.correlations(domain, upstreamId));
    }

    @Override
    public Optional<StoredMessage> deduplicated(String account, String dedupKey) {
        return locked(() -> indexes.deduplicated(account, dedupKey).map(messages::get));
    }

    @Override
    public List<StoredMessage> search(MessageSearch search) {
        return locked(() -> behind(search.after()).values().stream()
                .filter(search::matches)
                .filter(message -> hasUpstreamId(message, search))
                .limit(search.limit())
                .toList());
    }

    private NavigableMap<MessageId, StoredMessage> behind(@Nullable MessageId after) {
        return after == null ? messages : messages.tailMap(after, false);
    }

    private boolean hasUpstreamId(StoredMessage message, MessageSearch search) {
        String wanted = search.upstreamId();
        return wanted == null || search.matchesAttempt(message) || indexes.isCorrelated(message.id(), wanted);
    }

    @Override
    public StoreHealth health() {
        return locked(this::healthNow);
    }

    private StoreHealth healthNow() {
        if (closed) {
            return new StoreHealth.ReadOnly(CLOSED);
        }
        Set<Purpose> refused = limits.refused(indexes.open());
        return refused.isEmpty()
                ? new StoreHealth.Writable()
                : new StoreHealth.Low(refused, limits.full(indexes.open()));
    }

    @Override
    public long openMessages() {
        return locked(indexes::open);
    }

    @Override
    public OptionalLong highWaterMark() {
        return locked(() -> highest == 0 ? OptionalLong.empty() : OptionalLong.of(highest));
    }

    @Override
    public void close() {
        locked(() -> closed = true);
    }

    private List<StoredMessage> read(Iterable<MessageId> ids) {
        List<StoredMessage> found = new ArrayList<>();
        for (MessageId id : ids) {
            StoredMessage message = messages.get(id);
            if (message != null) {
                found.add(message);
            }
        }
        return found;
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
