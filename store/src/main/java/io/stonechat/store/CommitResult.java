package io.stonechat.store;

/** What came of a {@link Batch}. */
public sealed interface CommitResult {

    /** The batch is stored. */
    record Committed() implements CommitResult {}

    /**
     * Nothing is stored, because a message is not (or no longer) as the batch expects: read it and decide again.
     *
     * @param id the message
     */
    record Conflict(MessageId id) implements CommitResult {}

    /**
     * Nothing is stored, because there is no room for a batch of this purpose.
     *
     * @param reason a sentence: what is full, how full, what to do
     */
    record Full(String reason) implements CommitResult {}
}
