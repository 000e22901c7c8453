package io.stonechat.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * The spool: an engine that keeps messages, and the indexes that delivery finds them by.
 *
 * <p>Changes go in as atomic batches, asynchronously. Reads see every batch that has completed; they may touch a disk but
 * wait for nothing else, and what they return does not grow with the number of messages stored. Thread-safe. An engine
 * shows that it is one by extending the store's {@code StoreTck}.
 */
public interface MessageStore extends AutoCloseable {

    /**
     * Stores a batch.
     *
     * @return completes with what came of it, once that is as durable as the batch asks for; fails with a
     *     {@link StoreException} if the engine does, and then nothing may be acknowledged
     */
    CompletionStage<CommitResult> commit(Batch batch);

    /** The message of this id, in its latest version. */
    Optional<StoredMessage> find(MessageId id);

    /** The parts that were told under this id, by part number; for a message of one part, that. */
    List<StoredMessage> parts(MessageId toldId);

    /** Messages of an account to an address that are not final, oldest first. */
    List<StoredMessage> open(MessageQuery query);

    /** What is due in a queue: the highest priority first, then by due time, arrival number and id. */
    List<StoredMessage> due(DueQuery query);

    /** When the next message of a queue is due, whatever its priority; may be past. */
    Optional<Instant> nextDue(String queue);

    /** Messages that wait to be sent and whose validity has ended by now, longest ended first. */
    List<StoredMessage> expired(Instant now, int limit);

    /** How many messages stand in a queue, due or not. */
    long count(String queue);

    /** The names of all queues that something stands in. */
    Set<String> queues();

    /** Who may be meant by an upstream id, newest first. */
    List<Correlation> correlations(String domain, String upstreamId);

    /** The newest message of an account that is still stored and was submitted under this key. */
    Optional<StoredMessage> deduplicated(String account, String dedupKey);

    /** The messages that a search is for, by id ascending; may read much of what is stored. */
    List<StoredMessage> search(MessageSearch search);

    /** Whether the store takes what is committed to it; read it as often as you like. */
    StoreHealth health();

    /** How many messages are stored that are not final. */
    long openMessages();

    /** The highest message id ever stored; empty when none was. */
    OptionalLong highWaterMark();

    /**
     * Until when something that was due may have been begun without a trace of it here: nobody waits for the disk with the
     * beginning of an attempt, so a power loss may have taken the last of them. Nothing that was due later was begun. Empty
     * when none can be missing; else told at each start until {@link #lossSettled}.
     */
    default Optional<Instant> lostUntil() {
        return Optional.empty();
    }

    /**
     * Notes that what {@link #lostUntil} is about has been seen to, and what that led to is stored; returns when both are
     * durable.
     *
     * @throws StoreException if the engine fails
     */
    default void lossSettled() {}

    /** Gives back what the engine holds; what was committed before stays. */
    @Override
    void close();
}
