package io.stonechat.benchmarks;

import io.stonechat.store.Batch;
import io.stonechat.store.Change;
import io.stonechat.store.CommitResult;
import io.stonechat.store.DueQuery;
import io.stonechat.store.Durability;
import io.stonechat.store.DurableStore;
import io.stonechat.store.MessageIds;
import io.stonechat.store.Place;
import io.stonechat.store.Purpose;
import io.stonechat.store.StoredMessage;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Takes messages through their whole life in a store, many at a time: six commits, of which two wait for the disk. */
final class StoreRun {

    private final DurableStore store;
    private final StoreLives lives;
    private final Semaphore room;
    private final int concurrency;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    StoreRun(DurableStore store, int concurrency) {
        this.store = store;
        this.concurrency = concurrency;
        this.room = new Semaphore(concurrency);
        this.lives = new StoreLives(
                new MessageIds(InstantSource.system(), 0, store.highWaterMark().orElse(0)));
    }

    /** Takes so many messages through their life. */
    void live(long messages) throws InterruptedException {
        for (long i = 0; i < messages && failure.get() == null; i++) {
            room.acquire();
            start();
        }
        finish();
    }

    /** Stores so many messages that go no further. */
    void wait(long messages, String bind) throws InterruptedException {
        Instant now = Instant.now();
        for (long i = 0; i < messages && failure.get() == null; i++) {
            room.acquire();
            StoredMessage message = lives.submitted(now, Place.forBind(bind, now));
            commit(Durability.DURABLE, new Change.Put(message)).whenComplete((_, problem) -> release(problem));
        }
        finish();
    }

    private void finish() throws InterruptedException {
        room.acquire(concurrency);
        room.release(concurrency);
        Throwable problem = failure.get();
        if (problem != null) {
            throw new IllegalStateException(problem);
        }
    }

    private void start() {
        Instant now = Instant.now();
        StoredMessage message = lives.submitted(now, Place.forBind("up", now));
        commit(Durability.DURABLE, new Change.Put(message))
                .thenCompose(_ -> send(message.withVersion(1)))
                .whenComplete((_, problem) -> release(problem));
    }

    private CompletionStage<CommitResult> send(StoredMessage message) {
        Instant now = Instant.now();
        StoredMessage attempted = StoreLives.attempted(message, "up", now);
        StoredMessage accepted = StoreLives.accepted(attempted.withVersion(2), now);
        return commit(Durability.WRITTEN, new Change.Replace(attempted))
                .thenCompose(_ ->
                        commit(Durability.WRITTEN, new Change.Replace(accepted), StoreLives.correlation(accepted, now)))
                .thenCompose(_ -> receive(accepted));
    }

    private CompletionStage<CommitResult> receive(StoredMessage sent) {
        Instant now = Instant.now();
        StoredMessage found = store.correlations("up", StoreLives.upstreamId(sent)).stream()
                .flatMap(tie -> store.find(tie.message()).stream())
                .findFirst()
                .orElseThrow();
        StoredMessage receipt = lives.receiptAbout(found, now);
        return commit(Durability.DURABLE, new Change.Replace(StoreLives.delivered(found, now)), new Change.Put(receipt))
                .thenCompose(_ -> tell(receipt.withVersion(1)));
    }

    private CompletionStage<CommitResult> tell(StoredMessage receipt) {
        Instant now = Instant.now();
        StoredMessage attempted = StoreLives.attempted(receipt, "acme", now);
        return commit(Durability.WRITTEN, new Change.Replace(attempted))
                .thenCompose(_ -> commit(
                        Durability.WRITTEN, new Change.Replace(StoreLives.handedOver(attempted.withVersion(2), now))));
    }

    private CompletionStage<CommitResult> commit(Durability durability, Change... changes) {
        return store.commit(new Batch(Purpose.OUTCOME, durability, List.of(changes)))
                .thenApply(StoreRun::committed);
    }

    private static CommitResult committed(CommitResult result) {
        if (result instanceof CommitResult.Committed) {
            return result;
        }
        throw new IllegalStateException(result.toString());
    }

    private void release(@Nullable Throwable problem) {
        if (problem != null) {
            failure.compareAndSet(null, problem);
        }
        room.release();
    }

    /** Reads what is due page after page and takes it on, as lanes do after a stop. */
    long drain(String bind) throws InterruptedException {
        String queue = Place.bindQueue(bind);
        long drained = 0;
        List<StoredMessage> page = store.due(DueQuery.head(queue, Instant.now(), 256));
        while (!page.isEmpty()) {
            for (StoredMessage message : page) {
                room.acquire();
                send(message).whenComplete((_, problem) -> release(problem));
            }
            finish();
            drained += page.size();
            page = store.due(DueQuery.head(queue, Instant.now(), 256));
        }
        return drained;
    }
}
